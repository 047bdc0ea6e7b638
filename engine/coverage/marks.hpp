#pragma once
/// From what happened while a record was decided to the points that were reached. Internal to
/// engine/coverage.

#include "engine/coverage/coverage.hpp"

namespace joinery {

/// Of the decision about `record`; in the order of time, with repetitions.
[[nodiscard]] std::vector<std::size_t> marks_of(const Inquiry& inquiry, const CoverageSites& sites,
                                                const Json& record);

}  // namespace joinery
