#include "engine/explain/source_place.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/execute/path_walk.hpp"
#include "engine/jsonpath/parse.hpp"

namespace joinery {
namespace {

/// Finds where values stand, in one walk however many they are.
class Locator {
 public:
  explicit Locator(const std::vector<const Json*>& wanted) : locations_(wanted.size()) {
    for (std::size_t i = 0; i < wanted.size(); ++i) places_.emplace(wanted[i], i);
  }

  void walk(const Json& value, JsonLocation& at) {
    const auto [begin, end] = places_.equal_range(&value);
    for (auto place = begin; place != end; ++place) locations_[place->second] = at;
    if (value.is(JsonKind::array)) {
      for (std::size_t i = 0; i < value.size(); ++i) step(value.items()[i], i, at);
    } else if (value.is(JsonKind::object)) {
      for (const JsonMember& member : value.members()) step(member.value, member.name, at);
    }
  }
  [[nodiscard]] std::vector<std::optional<JsonLocation>>& locations() { return locations_; }

 private:
  void step(const Json& value, JsonStep name, JsonLocation& at) {
    at.steps.push_back(std::move(name));
    walk(value, at);
    at.steps.pop_back();
  }

  std::multimap<const Json*, std::size_t> places_;
  std::vector<std::optional<JsonLocation>> locations_;
};

/// The member names at the beginning of a query; none where a filter looks back at the whole
/// record.
std::vector<std::string> members_of(const std::string& query, const Limits& limits) {
  std::vector<std::string> names;
  const auto parsed = parse_jsonpath(query, limits);
  if (!parsed || query.find('$', 1) != std::string::npos) return names;
  for (const auto& segment : parsed->segments) {
    if (segment.kind != jsonpath::SegmentKind::child || segment.selectors.size() != 1) break;
    const auto* name = std::get_if<jsonpath::NameSelector>(&segment.selectors.front());
    if (name == nullptr) break;
    names.push_back(name->name);
  }
  return names;
}

JsonLocation scope_of(const PathSyntax& path, const Limits& limits) {
  JsonLocation scope;
  if (path.form == PathSyntax::Form::jsonpath) {
    for (std::string& name : members_of(path.query, limits))
      scope.steps.emplace_back(std::move(name));
    return scope;
  }
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::member) break;
    scope.steps.emplace_back(step.name);
  }
  return scope;
}

std::vector<SourcePlace::Found> find_values(const Inquiry& inquiry, ReadingId reading,
                                            const Json& record) {
  const Program& program = *inquiry.program;
  const auto& known = program.reading_of_graph;
  const auto at = std::find(known.begin(), known.end(), reading);
  if (at == known.end()) return {};
  const ProgramReading& read = program.readings[static_cast<std::size_t>(at - known.begin())];
  const auto& members = program.wanted[read.slot].steps;
  const Json* root = find_member(members, record);
  if (root == nullptr) return {};
  std::vector<const Json*> values;
  if (!find_all(read.inner, *root, inquiry.limits, values)) values = {root};  // too many: the list
  JsonLocation prefix;
  for (const std::string& name : members) prefix.steps.emplace_back(name);
  Locator locator(values);
  locator.walk(*root, prefix);
  std::vector<SourcePlace::Found> found;
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto& location = locator.locations()[i];
    if (location) found.push_back({std::move(*location), *values[i]});
  }
  return found;
}

PlaceState state_of(const Traced::Read& read, const std::vector<SourcePlace::Found>& found) {
  if (found.empty()) return PlaceState::missing;
  if (!read.value.is_blank()) return PlaceState::present;
  const auto is_null = [](const auto& one) { return one.value.is(JsonKind::null); };
  return std::all_of(found.begin(), found.end(), is_null) ? PlaceState::null : PlaceState::blank;
}

}  // namespace

std::string_view name_of(PlaceState state) {
  switch (state) {
    case PlaceState::present:
      return "present";
    case PlaceState::blank:
      return "blank";
    case PlaceState::null:
      return "null";
    case PlaceState::missing:
      break;
  }
  return "missing";
}

std::vector<SourcePlace> places_of(const Inquiry& inquiry, std::span<const Traced::Read> reads,
                                   const Json& record) {
  std::vector<SourcePlace> places;
  for (const Traced::Read& read : reads) {
    const auto same = [&](const SourcePlace& known) { return known.reading == read.reading; };
    if (std::any_of(places.begin(), places.end(), same)) continue;
    const Reading& reading = inquiry.graph.readings[read.reading.index];
    SourcePlace place;
    place.reading = read.reading;
    place.name = reading.name;
    place.path = print(reading.path);
    place.written = reading.place;
    place.found = find_values(inquiry, read.reading, record);
    place.state = state_of(read, place.found);
    if (read.value.is_hold()) place.problem = read.value.view();
    place.scope = scope_of(reading.path, inquiry.limits);
    places.push_back(std::move(place));
  }
  return places;
}

void add_places(std::vector<SourcePlace>& places, std::vector<SourcePlace> more) {
  for (SourcePlace& place : more) {
    const auto same = [&](const SourcePlace& known) { return known.reading == place.reading; };
    if (std::none_of(places.begin(), places.end(), same)) places.push_back(std::move(place));
  }
}

std::string spoken_name(const std::string& name) {
  std::string out = name.starts_with("custom.") ? name.substr(7) : name;
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

}  // namespace joinery
