#pragma once
/// The time at which a run stands. An input, so that any run can be repeated byte for byte.

#include "engine/calendar/day.hpp"

namespace joinery {

struct RunClock {
  Instant now;
};

}  // namespace joinery
