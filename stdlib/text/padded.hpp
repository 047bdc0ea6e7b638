#pragma once
/// Text that is made as long as it should be. Shared by pad_left and pad_right.

#include <string_view>

#include "engine/function/function.hpp"

namespace joinery::stdlib {

enum class PadSide : unsigned char { left, right };

/// The text `arguments[0]` with `arguments[2]`, one character, put on that side until it is
/// `arguments[1]` characters long. `function` is the caller's name, for reasons.
[[nodiscard]] Value padded(const Call& call, std::span<const Value> arguments,
                           std::string_view function, PadSide side);

}  // namespace joinery::stdlib
