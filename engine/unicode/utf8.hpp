#pragma once
/// UTF-8 itself. Text is checked once, at the edge; all else in this folder takes valid UTF-8, and
/// on broken text does something harmless (a broken byte counts as one code point, U+FFFD).
///
/// In this folder a parameter `out` is replaced and must not be what `text` points into; functions
/// are pure and thread-safe, and allocate nothing for ASCII, but for `out` where it must grow.

#include <cstddef>
#include <string_view>

namespace joinery {

[[nodiscard]] bool is_ascii(std::string_view text);
/// Without surrogates, overlong forms and what lies past U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view text);
[[nodiscard]] std::size_t code_point_count(std::string_view text);

}  // namespace joinery
