#pragma once
/// The part of a record that its decision depends on. Internal to engine/capture.

#include "engine/capture/way.hpp"
#include "engine/explain/source_place.hpp"

namespace joinery {

struct Needed {
  Json record;
  /// Every place of it that is looked at, with what stands there.
  std::vector<SourcePlace> places;
};

/// What nothing looked at is left out; within lists, what makes no difference.
[[nodiscard]] Needed needed_part(const Inquiry& inquiry, const Ways& ways, const Json& record);

/// Every value of `record` that is no object and no array, in order.
[[nodiscard]] std::vector<JsonLocation> leaves_of(const Json& record);

}  // namespace joinery
