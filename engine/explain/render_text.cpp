#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/explain/render.hpp"
#include "engine/explain/shown_json.hpp"

namespace joinery {
namespace {

using By = Decision::By;
using Kind = Decision::Kind;

std::string sentence(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');  // a reason must not look like lines of ours
  if (text.empty() || text.ends_with('.')) return text;
  return text + ".";
}

class TextWriter {
 public:
  TextWriter(const Inquiry& inquiry, const Explanation& made)
      : inquiry_(inquiry), made_(made), who_(shown_person(made.answer.person)) {}

  std::string write(const Outlook& outlook) {
    write_answer();
    write_before();
    write_account();
    if (outlook.smallest != nullptr) write_smallest(*outlook.smallest);
    if (outlook.next != nullptr) write_next(*outlook.next);
    return harmless(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> text, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), text, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  [[nodiscard]] std::string at(Span place) const { return at_place(inquiry_.sources, place); }
  void write_answer();
  void write_rule(const RuleSeen& rule);
  void write_saw(const std::vector<SourcePlace>& saw);
  void write_before();
  void write_account();
  void write_invite();
  void write_smallest(const SmallestChange& smallest);
  void write_next(const NextChange& next);
  [[nodiscard]] std::string state_words(const Answer& answer) const;

  const Inquiry& inquiry_;
  const Explanation& made_;
  std::string who_;
  std::string out_;
};

void TextWriter::write_saw(const std::vector<SourcePlace>& saw) {
  if (saw.empty()) return;
  line("It saw:");
  for (const SourcePlace& place : saw) {
    line("  {} {} ({})", spoken_name(place.name), shown_place(place), place.path);
    for (const std::string& at : shown_locations(place)) line("    {}", at);
  }
}

void TextWriter::write_rule(const RuleSeen& rule) {
  line("Rule `{}`{} says: {}", rule.id, at(rule.place), sentence(rule.say));
  if (rule.said == RuleSeen::Said::blank) {
    line("A value that it asks for is blank; for that the rule says `if blank: {}`.",
         rule.if_blank == Outcome::hold      ? "hold"
         : rule.if_blank == Outcome::include ? "include"
                                             : "exclude");
  }
  if (rule.said == RuleSeen::Said::hold)
    line("It could not be answered: {}", sentence(made_.answer.because));
  write_saw(rule.saw);
}

void TextWriter::write_answer() {
  const Answer& answer = made_.answer;
  switch (answer.kind) {
    case Kind::include:
      line("{} is included.", who_);
      break;
    case Kind::exclude:
      line("{} is left out.", who_);
      break;
    case Kind::hold:
      line("{} is held: nothing is sent until this is settled.", who_);
      break;
  }
  switch (answer.by) {
    case By::rule:
      write_rule(made_.rules.back());
      return;
    case By::nobody:
      line("No rule keeps {} out, so {} is included, as everybody is.", who_, who_);
      return;
    case By::field:
      if (!made_.field) return;
      line("The field `{}`{} has no value to send: {}", made_.field->name, at(made_.field->place),
           sentence(answer.because));
      write_saw(made_.field->saw);
      return;
    case By::account:
      line("The account cannot be decided: {}", sentence(answer.because));
      return;
    case By::invite:
      line("The invitation cannot be decided: {}", sentence(answer.because));
      return;
    case By::id:
    case By::record:
      line("{}", sentence(answer.because));
      return;
  }
}

/// The rules that were asked and did not decide, one line each.
void TextWriter::write_before() {
  const std::size_t count = made_.rules.size() - (made_.answer.by == By::rule ? 1 : 0);
  if (count == 0) return;
  line("Rules that were asked before and did not decide:");
  for (std::size_t i = 0; i < count; ++i) {
    const RuleSeen& rule = made_.rules[i];
    std::string values;
    for (const SourcePlace& place : rule.saw) {
      values += fmt::format("{}{} {}", values.empty() ? ": " : ", ", spoken_name(place.name),
                            shown_place(place));
    }
    line("  `{}`{}{}{}", rule.id, at(rule.place),
         rule.said == RuleSeen::Said::blank ? " is not known to apply" : " does not apply", values);
  }
}

std::string TextWriter::state_words(const Answer& answer) const {
  switch (answer.kind) {
    case Kind::exclude:
      return "left out";
    case Kind::hold:
      return "held";
    case Kind::include:
      break;
  }
  return fmt::format("included (account {})", name_of(answer.account));
}

void TextWriter::write_account() {
  if (!made_.account || !made_.answer.is_include()) return;
  const AccountSeen& account = *made_.account;
  line("The account is {}. Its days begin and end in {}{}.", name_of(made_.answer.account),
       account.zone,
       account.zone_assumed ? ", which is assumed because nobody says a time zone" : "");
  if (account.starts) {
    line("  It exists from {} ({}).", day_text(*account.starts), instant_text(*account.starts_at));
  }
  if (account.ends && account.ends_at) {
    line("  It is archived when {} is over ({}).", day_text(*account.ends),
         instant_text(*account.ends_at));
  }
  if (account.archived_by_status) line("  The status says that it is archived.");
  for (const SourcePlace& place : account.saw) {
    line("  {} {} ({})", spoken_name(place.name), shown_place(place), place.path);
  }
  write_invite();
}

void TextWriter::write_invite() {
  if (made_.answer.invite) {
    line("The invitation is due on {}.", day_text(*made_.answer.invite));
  } else {
    line("No invitation is due.");
  }
}

void TextWriter::write_smallest(const SmallestChange& smallest) {
  using Outcome = SmallestChange::Outcome;
  if (smallest.outcome != Outcome::found) {
    line("{}",
         smallest.outcome == Outcome::none
             ? "No change of up to three values in the record would give another answer."
             : fmt::format("No small change was found that gives another answer ({} were tried).",
                           smallest.decisions));
  } else {
    std::string what;
    for (const PlaceChange& change : smallest.changes) {
      if (!what.empty()) what += " and ";
      what += change.path + " were ";
      what += !change.after ? "missing" : change.any_other ? "another value, such as " : "";
      if (change.after) what += shown_json(*change.after);
    }
    line("{} would be {} if {}.", who_, state_words(smallest.after), what);
    const Answer& after = smallest.after;
    if (after.by == By::rule)
      line("  That is what rule `{}` would say.", inquiry_.graph.rules[after.index].id);
    if (after.kind == Kind::hold && !after.because.empty())
      line("  Because: {}", sentence(after.because));
  }
  for (const std::string& path : smallest.not_tried) line("  Changes of {} were not tried.", path);
}

void TextWriter::write_next(const NextChange& next) {
  if (next.at) {
    line("If nothing changes in the record, the answer changes on {} in {} ({}): {}, now {}.",
         day_text(next.day), next.zone, instant_text(*next.at), state_words(next.after),
         state_words(next.before));
  } else if (next.horizon) {
    line("If nothing changes in the record, the answer stays the same until {} at least.",
         instant_text(*next.horizon));
  } else {
    line("If nothing changes in the record, the answer stays the same.");
  }
  if (!next.is_complete) line("  The mapping looks at the time of day, so it may change before.");
}

std::string padded(std::uint32_t depth) { return std::string(2 + std::size_t{depth} * 2, ' '); }

void append_places(std::string& out, const std::vector<SourcePlace>& places) {
  for (const SourcePlace& place : places) {
    fmt::format_to(std::back_inserter(out), "  {}: {}\n", place.path, shown_place(place));
    for (const std::string& at : shown_locations(place)) {
      fmt::format_to(std::back_inserter(out), "    {}\n", at);
    }
  }
}

std::string value_words(const Provenance& made) {
  switch (made.kind) {
    case Provenance::Kind::set:
      return "is " + made.value;
    case Provenance::Kind::clear:
      return "is cleared on the platform";
    case Provenance::Kind::keep:
      return "is left as it is on the platform";
    case Provenance::Kind::hold:
      break;
  }
  return (made.group.empty() ? "holds this person: " : "is not known: ") + made.because;
}

void append_way(std::string& out, const ValueTree& way, const Sources& sources) {
  auto to = std::back_inserter(out);
  for (const SettingUse& use : way.settings) {
    fmt::format_to(to, "  settings.{} is {}{}\n", use.name, use.value,
                   at_place(sources, use.place));
  }
  for (const Branch& branch : way.branches) {
    fmt::format_to(to, "  {}: {}{}\n", branch.condition, branch.answer,
                   at_place(sources, branch.place));
  }
  for (const RowUse& row : way.rows) {
    const std::string found = !row.hit            ? "has no such row"
                              : row.value.empty() ? "has it"
                                                  : "gives " + row.value;
    fmt::format_to(to, "  table {} asked for {} {}{}\n", row.table, row.key, found,
                   at_place(sources, row.place));
  }
}

}  // namespace

std::string print_text(const Inquiry& inquiry, const Explanation& explanation,
                       const Outlook& outlook) {
  return TextWriter(inquiry, explanation).write(outlook);
}

std::string print_text(const Inquiry& inquiry, const Provenance& made) {
  const std::string of = made.group.empty() ? "" : fmt::format(" of the group `{}`", made.group);
  std::string out = fmt::format("For {}, {}{} {}\n", shown_person(made.person), made.field, of,
                                sentence(value_words(made)));
  auto to = std::back_inserter(out);
  fmt::format_to(to, "It is set by {}{}.\n", made.layer, at_place(inquiry.sources, made.place));
  if (!made.way.settings.empty() || !made.way.branches.empty() || !made.way.rows.empty()) {
    out += "What decided:\n";
    append_way(out, made.way, inquiry.sources);
  }
  out += "How it came about:\n";
  for (const ValueStep& step : made.way.steps) {
    const std::string at = inquiry.sources.at(step.place);
    fmt::format_to(to, "{}{} = {}{}{}\n", padded(step.depth), step.text, step.value,
                   at.empty() ? "" : "  ", at);
  }
  if (made.way.cut) out += "  … (there is more)\n";
  out += made.places.empty() ? "It depends on nothing in the record.\n" : "It depends on:\n";
  append_places(out, made.places);
  if (!made.decision_places.empty()) out += "Whether there is a value at all depends on:\n";
  append_places(out, made.decision_places);
  return harmless(out);
}

}  // namespace joinery
