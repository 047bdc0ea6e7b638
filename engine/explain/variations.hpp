#pragma once
/// Records that differ from one in a single place, each with a value that the mapping asks about, or
/// one that it knows nothing of, or none: what a tester would try.

#include "engine/explain/smallest_change.hpp"

namespace joinery {

struct Variation {
  PlaceChange change;
  Json record;
};

/// Only places that the decision about `record` looked at: others make no difference. Deterministic.
[[nodiscard]] std::vector<Variation> variations(const Inquiry& inquiry, const Json& record);

}  // namespace joinery
