#pragma once
/// Text as people count it: a grapheme (extended grapheme cluster, UAX #29) is what looks like one
/// character, such as `é` written with two code points, or a family emoji. Results are views into
/// `text`. Letters of Latin, Greek, Cyrillic and Han text are counted without ICU.

#include <cstddef>
#include <string_view>

namespace joinery {

[[nodiscard]] std::size_t grapheme_count(std::string_view text);
/// At most the first `count` graphemes.
[[nodiscard]] std::string_view first_graphemes(std::string_view text, std::size_t count);
/// At most the last `count` graphemes.
[[nodiscard]] std::string_view last_graphemes(std::string_view text, std::size_t count);
/// The longest beginning of whole graphemes that has at most `bytes` bytes.
[[nodiscard]] std::string_view first_bytes(std::string_view text, std::size_t bytes);

}  // namespace joinery
