#include "engine/explain/open_places.hpp"

#include <algorithm>

namespace joinery {
namespace {

/// Where the place's one value stands or could stand.
std::optional<JsonLocation> location_of(const Graph& graph, const SourcePlace& place) {
  const Reading& reading = graph.readings[place.reading.index];
  if (!reading.each.empty()) return std::nullopt;
  const auto is_member = [](const PathStep& step) { return step.kind == PathStep::Kind::member; };
  const bool plain = reading.path.form == PathSyntax::Form::native &&
                     std::all_of(reading.path.steps.begin(), reading.path.steps.end(), is_member);
  if (plain) return place.scope;
  if (place.found.size() != 1 || reading.decoder.type.is(TypeWord::list)) return std::nullopt;
  return place.found.front().location;
}

}  // namespace

OpenPlaces open_places(const Inquiry& inquiry, Executor& executor, const Answer& answer,
                       const Json& record) {
  OpenPlaces open{{}, {}, ValuesSeen(inquiry.graph), {}};
  for (const Root& root : roots_asked(*inquiry.program, answer)) {
    open.traces.push_back(executor.run_root(root, record));
    const Traced& traced = open.traces.back();
    open.seen.add(traced);
    for (SourcePlace& place : places_of(inquiry, traced.reads, record)) {
      const auto is_same = [&](const auto& one) { return one.reading == place.reading; };
      const auto is_open = [&](const OpenPlace& one) { return is_same(one.place); };
      if (std::any_of(open.places.begin(), open.places.end(), is_open)) continue;
      const auto location = location_of(inquiry.graph, place);
      if (!location) {
        std::vector<std::string>& paths = open.not_single;
        if (std::find(paths.begin(), paths.end(), place.path) == paths.end())
          paths.push_back(place.path);
        continue;
      }
      const auto read = std::find_if(traced.reads.begin(), traced.reads.end(), is_same);
      const Json* raw = value_at(record, *location);
      open.places.push_back({std::move(place), *location, raw, read->value});
    }
  }
  return open;
}

}  // namespace joinery
