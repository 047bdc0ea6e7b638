#pragma once
/// What is no visible part of a text. Space is here: Unicode White_Space (the no-break space
/// included), and U+200B zero width space and U+FEFF, which exports of HR systems are full of and
/// which nobody can see.

#include <string>
#include <string_view>

namespace joinery {

namespace detail {

/// A text that begins or ends with something else than a visible ASCII character.
[[nodiscard]] std::string_view trim_carefully(std::string_view text);
[[nodiscard]] constexpr bool is_visible_ascii(char c) { return c > ' ' && c < '\x7F'; }

}  // namespace detail

/// Without space at both ends; a view into `text`.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  // Most texts begin and end with what is neither space nor part of a longer character.
  if (!text.empty() && detail::is_visible_ascii(text.front()) &&
      detail::is_visible_ascii(text.back())) {
    return text;
  }
  return detail::trim_carefully(text);
}
/// Empty, or nothing but space.
[[nodiscard]] bool is_blank(std::string_view text);
/// Trimmed, and every run of space inside made one U+0020.
void collapse_spaces(std::string_view text, std::string& out);
/// The next run of what is no space, from byte `at`, which moves past it; empty where none is left.
[[nodiscard]] std::string_view next_word(std::string_view text, std::size_t& at);

}  // namespace joinery
