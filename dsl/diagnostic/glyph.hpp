#pragma once
/// Text as a terminal shows it: how many columns a sign takes, and what is shown in place of signs
/// that would move the cursor or hide text. Pure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

struct Glyph {
  std::size_t begin = 0;     ///< byte offset in the line
  std::string_view shown;    ///< points into the line or at a constant
  std::uint8_t columns = 1;  ///< 0 for combining signs, 2 for wide ones
};

/// The signs of one line. A tab is one space; control characters, signs that turn the direction of
/// writing and broken bytes are U+FFFD. The views live as long as `line`.
[[nodiscard]] std::vector<Glyph> glyphs(std::string_view line);
/// Words as they may be shown: `glyphs` for each line, line endings kept.
[[nodiscard]] std::string printable(std::string_view words);

}  // namespace joinery
