#pragma once
/// Which code points are space (space.hpp says why these).

#include <cstdint>

namespace joinery {

[[nodiscard]] constexpr bool is_space(std::int32_t point) {
  if (point <= ' ') return point == ' ' || (point >= '\t' && point <= '\r');
  if (point < 0x85) return false;
  return point == 0x85 || point == 0xA0 || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
         point == 0x202F || point == 0x205F || point == 0x3000 || point == 0xFEFF;
}

}  // namespace joinery
