#include "engine/explain/variations.hpp"

#include "engine/explain/open_places.hpp"

namespace joinery {

std::vector<Variation> variations(const Inquiry& inquiry, const Json& record) {
  Executor executor = inquiry.executor();
  Decider decider(executor);
  const Answer now = answer(decider, executor, record);
  const Hints hints(inquiry.graph);
  const OpenPlaces open = open_places(inquiry, executor, now, record);
  std::vector<Variation> made;
  for (const OpenPlace& one : open.places) {
    for (PossibleValue& candidate :
         candidates(inquiry, hints, one.place.reading, one.value, one.raw, open.seen)) {
      auto other = changed(record, one.location, candidate.raw);
      if (!other) continue;
      PlaceChange change;
      change.name = one.place.name;
      change.path = one.place.path;
      change.location = one.location;
      if (one.raw != nullptr) change.before = *one.raw;
      change.any_other = candidate.cost == cost_invented;
      change.after = std::move(candidate.raw);
      made.push_back({std::move(change), std::move(*other)});
    }
  }
  return made;
}

}  // namespace joinery
