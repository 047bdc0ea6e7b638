#pragma once
/// The instants at which the time conditions of a mapping can change their answers for one record.
/// Internal to engine/explain.

#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/explain/time_conditions.hpp"
#include "engine/json/json.hpp"

namespace joinery {

struct ClockInstants {
  std::vector<Instant> instants;  ///< after the clock, sorted, each once
  bool has_horizon = false;       ///< some are known for `horizon_days` only
  bool is_complete = true;
};

inline constexpr int horizon_days = 400;

[[nodiscard]] ClockInstants clock_instants(const Inquiry& inquiry, const Json& record);

}  // namespace joinery
