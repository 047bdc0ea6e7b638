#include "engine/calendar/timestamp.hpp"
#include "engine/explain/render.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

using By = Decision::By;

std::string_view word(Outcome outcome) {
  switch (outcome) {
    case Outcome::include:
      return "include";
    case Outcome::exclude:
      return "exclude";
    case Outcome::hold:
      break;
  }
  return "hold";
}

std::string_view word(RuleSeen::Said said) {
  switch (said) {
    case RuleSeen::Said::yes:
      return "yes";
    case RuleSeen::Said::no:
      return "no";
    case RuleSeen::Said::blank:
      return "blank";
    case RuleSeen::Said::hold:
      break;
  }
  return "hold";
}

std::string_view word(SmallestChange::Outcome outcome) {
  switch (outcome) {
    case SmallestChange::Outcome::found:
      return "found";
    case SmallestChange::Outcome::none:
      return "none";
    case SmallestChange::Outcome::gave_up:
      break;
  }
  return "gave_up";
}

/// A JsonWriter that knows the nouns of this folder.
class Pages {
 public:
  Pages(const Inquiry& inquiry, std::string& out) : inquiry_(inquiry), json_(out) {}

  JsonWriter& json() { return json_; }
  Pages& at(Span place) {
    const std::string text = inquiry_.sources.at(place);
    if (text.empty())
      json_.member("at").null();
    else
      json_.member("at").text(text);
    return *this;
  }
  void text_or_null(std::string_view name, const std::string& text) {
    json_.member(name);
    if (text.empty())
      json_.null();
    else
      json_.text(text);
  }
  void value_or_missing(std::string_view name, const std::optional<Json>& value) {
    if (value) json_.member(name).value(*value);
  }
  void places(std::string_view name, const std::vector<SourcePlace>& places);
  void rules(const Explanation& made);
  void account(const Explanation& made);
  void smallest(const SmallestChange& made);
  void next(const NextChange& made);
  void way(const ValueTree& made);

 private:
  void instant(std::string_view name, const std::optional<Instant>& at) {
    json_.member(name);
    if (at)
      json_.text(instant_text(*at));
    else
      json_.null();
  }
  void day(std::string_view name, const std::optional<Day>& at) {
    json_.member(name);
    if (at)
      json_.text(day_text(*at));
    else
      json_.null();
  }

  const Inquiry& inquiry_;
  JsonWriter json_;
};

void Pages::places(std::string_view name, const std::vector<SourcePlace>& places) {
  json_.member(name).array();
  for (const SourcePlace& place : places) {
    json_.object().member("path").text(place.path).member("name").text(place.name);
    json_.member("state").text(name_of(place.state));
    if (!place.problem.empty()) json_.member("problem").text(place.problem);
    json_.member("found").array();
    for (const auto& [location, value] : place.found) {
      json_.object().member("location").text(print(location)).member("value").value(value).end();
    }
    json_.end();
    at(place.written);
    json_.end();
  }
  json_.end();
}

void Pages::rules(const Explanation& made) {
  json_.member("rules").array();
  for (const RuleSeen& rule : made.rules) {
    json_.object().member("rule").text(rule.id).member("say").text(rule.say);
    json_.member("layer").text(rule.layer).member("outcome").text(word(rule.outcome));
    json_.member("if_blank").text(word(rule.if_blank)).member("answer").text(word(rule.said));
    json_.member("decided").boolean(rule.decided);
    at(rule.place).places("saw", rule.saw);
    json_.end();
  }
  json_.end();
}

void Pages::account(const Explanation& made) {
  json_.member("account");
  if (!made.account || !made.answer.is_include()) {
    json_.null();
    return;
  }
  const AccountSeen& account = *made.account;
  json_.object().member("state").text(name_of(made.answer.account));
  json_.member("zone").text(account.zone).member("zone_assumed").boolean(account.zone_assumed);
  day("starts", account.starts);
  instant("starts_at", account.starts_at);
  day("ends", account.ends);
  instant("ends_at", account.ends_at);
  json_.member("archived_by_status").boolean(account.archived_by_status);
  places("saw", account.saw);
  day("invite", made.answer.invite);
  json_.end();
}

void Pages::smallest(const SmallestChange& made) {
  json_.member("smallest_change").object().member("outcome").text(word(made.outcome));
  json_.member("changes").array();
  for (const PlaceChange& change : made.changes) {
    json_.object().member("path").text(change.path).member("location").text(print(change.location));
    value_or_missing("before", change.before);
    value_or_missing("after", change.after);
    json_.member("any_other").boolean(change.any_other);
    json_.end();
  }
  json_.end();
  if (made.outcome == SmallestChange::Outcome::found) json_.member("after").raw(made.after.line);
  json_.member("tried").number(made.decisions).member("not_tried").array();
  for (const std::string& path : made.not_tried) json_.text(path);
  json_.end().end();
}

void Pages::next(const NextChange& made) {
  json_.member("next_change").object();
  instant("at", made.at);
  day("day", made.at ? std::optional<Day>(made.day) : std::nullopt);
  json_.member("zone").text(made.zone);
  if (made.at) json_.member("after").raw(made.after.line);
  instant("same_until", made.horizon);
  json_.member("complete").boolean(made.is_complete).end();
}

void Pages::way(const ValueTree& made) {
  json_.member("settings").array();
  for (const SettingUse& use : made.settings) {
    json_.object().member("setting").text(use.name).member("value").text(use.value);
    at(use.place).json().end();
  }
  json_.end().member("branches").array();
  for (const Branch& branch : made.branches) {
    json_.object().member("condition").text(branch.condition).member("answer").text(branch.answer);
    at(branch.place).json().end();
  }
  json_.end().member("rows").array();
  for (const RowUse& row : made.rows) {
    json_.object().member("table").text(row.table).member("key").text(row.key);
    json_.member("hit").boolean(row.hit);
    text_or_null("value", row.value);
    at(row.place).json().end();
  }
  json_.end().member("steps").array();
  for (const ValueStep& step : made.steps) {
    json_.object().member("depth").number(step.depth).member("text").text(step.text);
    json_.member("value").text(step.value);
    at(step.place).json().end();
  }
  json_.end().member("cut").boolean(made.cut);
}

}  // namespace

std::string print_json(const Inquiry& inquiry, const Explanation& made, const Outlook& outlook) {
  std::string out;
  Pages pages(inquiry, out);
  JsonWriter& json = pages.json();
  json.object();
  pages.text_or_null("person", made.answer.person);
  json.member("decision").text(name_of(made.answer.kind));
  json.member("line").raw(made.answer.line);
  pages.text_or_null("because", made.answer.because);
  json.member("field");
  if (made.field) {
    json.object().member("field").text(made.field->name).member("layer").text(made.field->layer);
    pages.at(made.field->place).places("saw", made.field->saw);
    json.end();
  } else {
    json.null();
  }
  pages.rules(made);
  pages.account(made);
  if (outlook.smallest != nullptr) pages.smallest(*outlook.smallest);
  if (outlook.next != nullptr) pages.next(*outlook.next);
  json.end();
  return out;
}

std::string print_json(const Inquiry& inquiry, const Provenance& made) {
  std::string out;
  Pages pages(inquiry, out);
  JsonWriter& json = pages.json();
  json.object();
  pages.text_or_null("person", made.person);
  json.member("field").text(made.field);
  if (!made.group.empty()) json.member("group").text(made.group);
  json.member("outcome").text(name_of(made.kind));
  json.member("value");
  if (made.kind == Provenance::Kind::set)
    json.raw(made.value);
  else
    json.null();
  pages.text_or_null("because", made.because);
  json.member("layer").text(made.layer);
  pages.at(made.place).way(made.way);
  pages.places("places", made.places);
  pages.places("decision_places", made.decision_places);
  json.end();
  return out;
}

}  // namespace joinery
