#pragma once
/// Places of a record that its decision looked at and that can be changed one by one. Internal to
/// engine/explain.

#include "engine/explain/answer.hpp"
#include "engine/explain/candidates.hpp"
#include "engine/explain/source_place.hpp"

namespace joinery {

/// One place that may be changed, and its reading's value.
struct OpenPlace {
  SourcePlace place;
  JsonLocation location;
  const Json* raw = nullptr;  ///< in the record; null: nothing is there
  Value value;                ///< of the traces
};

struct OpenPlaces {
  std::vector<OpenPlace> places;        ///< in the order in which they were looked at
  std::vector<std::string> not_single;  ///< paths that were looked at and hold no one value
  ValuesSeen seen;
  std::vector<Traced> traces;           ///< they own the values
};

/// `record` outlives the result.
[[nodiscard]] OpenPlaces open_places(const Inquiry& inquiry, Executor& executor,
                                     const Answer& answer, const Json& record);

}  // namespace joinery
