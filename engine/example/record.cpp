#include "engine/example/record.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace joinery {
namespace {

using Kind = PathStep::Kind;

/// A value that is being changed: whole as long as nobody has looked inside.
struct Draft {
  enum class Form : std::uint8_t { whole, object, array, taken };
  Form form = Form::whole;
  Json value;  ///< whole
  std::vector<std::pair<std::string, Draft>> members;
  std::map<std::string, std::size_t, std::less<>> index;
  std::vector<Draft> items;

  /// The member of that name, which is added (as `taken`) where there is none.
  Draft& member(const std::string& name);
  void open();
  [[nodiscard]] Json close() &&;
};

void Draft::open() {
  if (form == Form::object || form == Form::array) return;
  const Json whole = form == Form::taken ? Json() : std::move(value);
  form = whole.is(JsonKind::array) ? Form::array : Form::object;
  if (whole.is(JsonKind::array)) {
    for (const Json& item : whole.items()) items.emplace_back().value = item;
  }
  if (!whole.is(JsonKind::object)) return;
  for (const JsonMember& one : whole.members()) {
    index.emplace(one.name, members.size());
    members.emplace_back(one.name, Draft{}).second.value = one.value;
  }
}

Draft& Draft::member(const std::string& name) {
  open();
  if (form == Form::array) {  // an object takes its place
    items.clear();
    form = Form::object;
  }
  const auto [known, is_new] = index.emplace(name, members.size());
  if (is_new) members.emplace_back(name, Draft{}).second.form = Form::taken;
  return members[known->second].second;
}

Json Draft::close() && {
  std::vector<JsonMember> made;
  std::vector<Json> list;
  switch (form) {
    case Form::whole:
      return std::move(value);
    case Form::object:
      for (auto& [name, draft] : members) {
        if (draft.form != Form::taken) made.push_back({name, std::move(draft).close()});
      }
      return Json::from_members(std::move(made));
    case Form::array:
      for (Draft& item : items) {
        if (item.form != Form::taken) list.push_back(std::move(item).close());
      }
      return Json::from_items(std::move(list));
    case Form::taken:
      break;
  }
  return {};
}

/// Compared as it is written, as the source's own paths do.
bool fits(const Draft& draft, const PathStep& step) {
  if (step.kind == Kind::all) return true;
  const Json item = Draft(draft).close();
  const Json* member = item.find(step.name);
  std::string_view seen;
  if (member != nullptr) {
    if (member->is(JsonKind::text)) seen = member->as_text();
    if (member->is(JsonKind::number)) seen = member->number_text();
    if (member->is(JsonKind::boolean)) seen = member->as_boolean() ? "true" : "false";
  }
  return (member != nullptr && seen == step.value) != step.negated;
}

/// Calls `visit` for every place at a path; members that are missing are made on the way where
/// `make` says so. The number of places.
template <class Visit>
std::size_t at_path(Draft& at, const std::vector<PathStep>& path, std::size_t step, bool make,
                    const Visit& visit) {
  if (step == path.size()) {
    visit(at);
    return 1;
  }
  at.open();
  std::size_t places = 0;
  if (path[step].kind == Kind::member) {
    const auto known = at.index.find(path[step].name);
    const bool there = known != at.index.end() && at.form == Draft::Form::object &&
                       at.members[known->second].second.form != Draft::Form::taken;
    if (!there && !make) return 0;
    Draft& member = at.member(path[step].name);
    return at_path(member, path, step + 1, make, visit);
  }
  for (Draft& item : at.items) {
    if (item.form == Draft::Form::taken || !fits(item, path[step])) continue;
    places += at_path(item, path, step + 1, make, visit);
  }
  return places;
}

void lay_over(Draft& below, const Data& map, Diagnostics& out);

void put(Draft& at, const Data& data, Diagnostics& out) {
  if (data.kind == Data::Kind::map) {
    const bool object = at.form == Draft::Form::object ||
                        (at.form == Draft::Form::whole && at.value.is(JsonKind::object));
    if (!object) at = Draft{};
    at.open();
    lay_over(at, data, out);
    return;
  }
  at = Draft{};
  switch (data.kind) {
    case Data::Kind::null:
    case Data::Kind::map:
      return;
    case Data::Kind::boolean:
      at.value = Json::from_boolean(data.text == "true");
      return;
    case Data::Kind::number:
      at.value = Json::from_number_text(data.text);
      return;
    case Data::Kind::text:
      at.value = Json::from_text(data.text);
      return;
    case Data::Kind::list:
      at.form = Draft::Form::array;
      for (const Data& item : data.items) put(at.items.emplace_back(), item, out);
      return;
  }
}

/// Whether the path goes through items, which must be there.
bool has_items(const std::vector<PathStep>& path) {
  return std::ranges::any_of(path, [](const PathStep& step) { return step.kind != Kind::member; });
}

void lay_over(Draft& below, const Data& map, Diagnostics& out) {
  for (const DataEntry& entry : map.entries) {
    const auto visit = [&](Draft& at) { put(at, entry.value, out); };
    if (at_path(below, entry.path, 0, !has_items(entry.path), visit) > 0) continue;
    // Behind the item the last members may be new.
    if (at_path(below, entry.path, 0, true, visit) > 0) continue;
    out.report(Code::example_nothing_there, entry.key.span,
               fmt::format("the record has no such item for `{}`", entry.key.text))
        .help("items are only changed where they are; write the whole list to add one");
  }
}

void take_away(Draft& below, const DataEntry& taken, Diagnostics& out) {
  const auto visit = [](Draft& at) { at.form = Draft::Form::taken; };
  if (at_path(below, taken.path, 0, false, visit) > 0) return;
  out.report(Code::example_nothing_there, taken.key.span,
             fmt::format("the record has no `{}` to take away", taken.key.text));
}

Json laid_over(const Json& base, const Data& map, Diagnostics& out) {
  Draft draft;
  draft.value = base;
  lay_over(draft, map, out);
  return std::move(draft).close();
}

}  // namespace

RecordMaker::RecordMaker(const Document& document, Diagnostics& out) : out_(out) {
  const std::size_t before = out.all().size();
  Json base = Json::from_members({});
  if (document.record) base = laid_over(base, *document.record, out);
  if (out.all().size() == before) base_ = std::move(base);
}

std::optional<Json> RecordMaker::record_of(const ExampleSyntax& example) {
  const std::size_t before = out_.all().size();
  if (example.record) {
    Json own = laid_over(Json::from_members({}), *example.record, out_);
    return out_.all().size() == before ? std::optional(std::move(own)) : std::nullopt;
  }
  if (!base_) return std::nullopt;
  Draft draft;
  draft.value = *base_;
  for (const DataEntry& taken : example.without) take_away(draft, taken, out_);
  if (example.with) lay_over(draft, *example.with, out_);
  if (out_.all().size() > before) return std::nullopt;
  return std::move(draft).close();
}

std::string dotted(const std::vector<PathStep>& path) {
  std::string text;
  for (const PathStep& step : path) {
    if (step.kind != Kind::member) continue;
    text += (text.empty() ? "" : ".") + step.name;
  }
  return text;
}

}  // namespace joinery
