#pragma once
/// A text as a reason shows it to people: in double quotes, cut where it is long, and with nothing
/// in it that a terminal or a log would obey. Pure; the same for the same bytes, whoever shows it.

#include <cstddef>
#include <string>
#include <string_view>

namespace joinery {

inline constexpr std::size_t shown_code_points_max = 60;

/// Appends `"Ada"`. Quotes, backslashes, control characters and characters that turn the direction
/// of writing are escaped as in a text literal (`\n`, `\u{1b}`); bytes that are not UTF-8 become
/// U+FFFD; what comes after the first 60 code points is one `…`.
void append_shown(std::string& out, std::string_view text);

}  // namespace joinery
