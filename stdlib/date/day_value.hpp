#pragma once
/// Between the days of the calendar and the dates of values.

#include <cstdint>

#include "engine/calendar/day.hpp"
#include "engine/value/value.hpp"

namespace joinery::stdlib {

/// `date` is a date and not blank.
[[nodiscard]] inline Day day_in(const Value& date) {
  return Day{static_cast<std::int32_t>(date.integer)};
}
[[nodiscard]] inline Value date_of(Day day) { return Value::of(ValueKind::date, day.days); }

}  // namespace joinery::stdlib
