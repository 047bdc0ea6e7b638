#include "engine/capture/needed.hpp"

#include <algorithm>

namespace joinery {
namespace {

/// Whether one of two locations lies at or below the other.
bool meet(const JsonLocation& a, const JsonLocation& b) {
  const std::size_t size = std::min(a.steps.size(), b.steps.size());
  return std::equal(a.steps.begin(), a.steps.begin() + static_cast<std::ptrdiff_t>(size),
                    b.steps.begin());
}

/// `value` with those parts only that lie above, at or below one of `places`.
Json pruned(const Json& value, JsonLocation& at, const std::vector<JsonLocation>& places) {
  const auto inside = [&](const JsonLocation& place) {
    return place.steps.size() <= at.steps.size() && meet(place, at);
  };
  if (std::ranges::any_of(places, inside) || !value.is(JsonKind::object)) return value;
  std::vector<JsonMember> members;
  for (const JsonMember& member : value.members()) {
    at.steps.emplace_back(member.name);
    const auto near = [&](const JsonLocation& place) { return meet(place, at); };
    if (std::ranges::any_of(places, near)) {
      members.push_back({member.name, pruned(member.value, at, places)});
    }
    at.steps.pop_back();
  }
  return Json::from_members(std::move(members));
}

void walk(const Json& value, JsonLocation& at, bool parts, std::vector<JsonLocation>& found) {
  const bool leaf = !value.is(JsonKind::object) && !value.is(JsonKind::array);
  if (leaf || (parts && !at.steps.empty())) found.push_back(at);
  if (value.is(JsonKind::object)) {
    for (const JsonMember& member : value.members()) {
      at.steps.emplace_back(member.name);
      walk(member.value, at, parts, found);
      at.steps.pop_back();
    }
  } else if (value.is(JsonKind::array)) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      at.steps.emplace_back(i);
      walk(value.items()[i], at, parts, found);
      at.steps.pop_back();
    }
  }
}

bool below_list(const JsonLocation& location) {
  return std::ranges::any_of(location.steps, [](const JsonStep& step) {
    return std::holds_alternative<std::size_t>(step);
  });
}

/// All that the decision looks at, groups included.
std::vector<SourcePlace> places_looked_at(const Inquiry& inquiry, const Json& record) {
  Executor executor = inquiry.executor();
  Decider decider(executor);
  const Answer made = answer(decider, executor, record);
  std::vector<Root> roots = roots_asked(*inquiry.program, made);
  if (made.is_include()) {
    for (std::uint32_t i = 0; i < inquiry.program->groups.size(); ++i) {
      roots.push_back({Root::Kind::group, i});
    }
  }
  std::vector<SourcePlace> places;
  for (const Root& root : roots) {
    const Traced traced = executor.run_root(root, record);
    add_places(places, places_of(inquiry, traced.reads, record));
  }
  return places;
}

}  // namespace

std::vector<JsonLocation> leaves_of(const Json& record) {
  std::vector<JsonLocation> found;
  JsonLocation at;
  walk(record, at, false, found);
  return found;
}

Needed needed_part(const Inquiry& inquiry, const Ways& ways, const Json& record) {
  Needed needed;
  needed.places = places_looked_at(inquiry, record);
  std::vector<JsonLocation> kept;
  for (const SourcePlace& place : needed.places) kept.push_back(place.scope);
  JsonLocation root;
  needed.record = pruned(record, root, kept);
  // A path through a list keeps the list. What makes no difference there goes, the last first, so
  // that the places before it stay where they are.
  const Way wanted = ways.of(record, inquiry.clock);
  const std::string line = answer(inquiry, record).line;
  std::vector<JsonLocation> parts;
  walk(needed.record, root, true, parts);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (!below_list(*part)) continue;
    const auto without = removed(needed.record, *part);
    if (!without || answer(inquiry, *without).line != line) continue;
    if (ways.of(*without, inquiry.clock) == wanted) needed.record = *without;
  }
  needed.places = places_looked_at(inquiry, needed.record);
  return needed;
}

}  // namespace joinery
