#pragma once
/// Numbers that count something: 0, 1, 2, … For functions that take "how many".

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/function/function.hpp"

namespace joinery::stdlib {

/// `nullopt` for a number below zero or with decimals.
[[nodiscard]] std::optional<std::size_t> whole_count(const Value& number);
/// ``the count of `first_characters` is -1, not 0, 1, 2, …``
[[nodiscard]] Value hold_count(const Call& call, std::string_view function, const Value& number,
                               std::string_view parameter = "count");

}  // namespace joinery::stdlib
