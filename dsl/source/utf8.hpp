#pragma once
/// One code point at a time out of bytes that may be anything. Pure.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace joinery {

struct CodePoint {
  char32_t value = U'\uFFFD';
  std::uint8_t size = 1;  ///< bytes to step over; at least 1
  bool valid = false;     ///< not a surrogate, not too long a form, not above U+10FFFF
};

/// The code point at byte `at`, which must be inside `text`. Where the bytes are not UTF-8 it is
/// U+FFFD of one byte and not valid.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);
/// The offset of the first byte that is not UTF-8.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

}  // namespace joinery
