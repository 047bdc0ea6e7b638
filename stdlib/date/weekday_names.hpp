#pragma once
/// The weekdays by their English names.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "engine/calendar/day.hpp"

namespace joinery::stdlib {

inline constexpr std::array<std::string_view, 7> weekday_names{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

/// Nothing where `name` is none of them.
[[nodiscard]] inline std::optional<Weekday> weekday_named(std::string_view name) {
  const auto found = std::ranges::find(weekday_names, name);
  if (found == weekday_names.end()) return {};
  return static_cast<Weekday>(found - weekday_names.begin() + 1);
}

}  // namespace joinery::stdlib
