#pragma once
/// The nearest day of a name on one side of a day. Shared by next_weekday and previous_weekday.

#include <string_view>

#include "engine/function/function.hpp"

namespace joinery::stdlib {

enum class WeekdaySide : unsigned char { before, after };

/// The nearest weekday called `arguments[1]` on that side of the day `arguments[0]`, never that day
/// itself. `function` is the caller's name, for reasons.
[[nodiscard]] Value nearest_weekday(const Call& call, std::span<const Value> arguments,
                                    std::string_view function, WeekdaySide side);

}  // namespace joinery::stdlib
