#pragma once
/// Days from Monday to Friday, counted without walking over them.

#include <cstdint>
#include <optional>

#include "engine/calendar/day.hpp"

namespace joinery::stdlib {

/// How many of them lie in (`first`, `second`]; below zero where `second` is earlier.
[[nodiscard]] constexpr std::int64_t weekdays_between(Day first, Day second) {
  // From a Monday long ago: whole weeks have five, and the rest at most five.
  const auto before = [](Day day) {
    const std::int64_t days = std::int64_t{day.days} - first_day.days;  // 0001-01-01: a Monday
    const std::int64_t rest = days % 7 + 1;
    return days / 7 * 5 + (rest < 5 ? rest : 5);
  };
  return before(second) - before(first);
}

/// The day that is `count` of them later; a Saturday or Sunday counts as the Friday before it for
/// what follows, and as the Monday after it for what came before.
[[nodiscard]] inline std::optional<Day> add_weekdays(Day day, std::int64_t count) {
  if (count == 0) return day;
  std::int64_t place = static_cast<std::int64_t>(weekday(day)) - 1;  // 0 to 6
  std::int64_t shift = 0;
  if (place > 4) {
    shift = count > 0 ? 4 - place : 7 - place;
    place = count > 0 ? 4 : 0;
  }
  const std::int64_t there = place + count % 5;
  std::int64_t weeks = count / 5;
  std::int64_t target = there;
  if (there > 4) ++weeks, target = there - 5;
  if (there < 0) --weeks, target = there + 5;
  if (weeks > 1'000'000 || weeks < -1'000'000) return {};
  return add_days(day, shift + weeks * 7 + target - place);
}

}  // namespace joinery::stdlib
