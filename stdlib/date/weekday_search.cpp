#include "stdlib/date/weekday_search.hpp"

#include <string>

#include "engine/value/shown.hpp"
#include "stdlib/date/day_value.hpp"
#include "stdlib/date/weekday_names.hpp"

namespace joinery::stdlib {

Value nearest_weekday(const Call& call, std::span<const Value> arguments,
                      std::string_view function, WeekdaySide side) {
  std::string reason = "`";
  reason += function;
  const auto wanted = weekday_named(arguments[1].view());
  if (!wanted) {
    reason += "` wants the English name of a weekday, not ";
    append_shown(reason, arguments[1].view());
    return call.hold(reason);
  }
  const auto today = static_cast<std::int32_t>(weekday(day_in(arguments[0])));
  const auto there = static_cast<std::int32_t>(*wanted);
  const bool after = side == WeekdaySide::after;
  const std::int32_t step = ((after ? there - today : today - there) + 6) % 7 + 1;
  const auto day = add_days(day_in(arguments[0]), after ? step : -step);
  return day ? date_of(*day) : call.hold(reason + "` leaves the calendar");
}

}  // namespace joinery::stdlib
