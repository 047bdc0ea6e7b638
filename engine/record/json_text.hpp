#pragma once
/// The tokens of JSON, one at a time, strictly as RFC 8259 has them. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace joinery {

[[nodiscard]] inline bool is_json_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Whether a number, `true`, `false` or `null` may be followed by `c`.
[[nodiscard]] inline bool ends_json_scalar(char c) {
  return c == ',' || c == '}' || c == ']' || is_json_space(c);
}

[[nodiscard]] inline bool is_json_digit(char c) { return c >= '0' && c <= '9'; }

/// The end of the number that begins at `p`, or null if there is none. Reads no further than one
/// byte behind it: the text ends with a byte that is no part of a number.
[[nodiscard]] inline const char* json_number_end(const char* p) {
  if (*p == '-') ++p;
  if (!is_json_digit(*p)) return nullptr;
  if (*p == '0') {
    ++p;
  } else {
    while (is_json_digit(*p)) ++p;
  }
  if (*p == '.') {
    if (!is_json_digit(*++p)) return nullptr;
    while (is_json_digit(*p)) ++p;
  }
  if (*p == 'e' || *p == 'E') {
    ++p;
    if (*p == '+' || *p == '-') ++p;
    if (!is_json_digit(*p)) return nullptr;
    while (is_json_digit(*p)) ++p;
  }
  return p;
}

/// The end of `true`, `false` or `null` at `p`, or null. Reads at most five bytes.
[[nodiscard]] inline const char* json_word_end(const char* p) {
  if (std::memcmp(p, "null", 4) == 0 || std::memcmp(p, "true", 4) == 0) return p + 4;
  return std::memcmp(p, "false", 5) == 0 ? p + 5 : nullptr;
}

/// Decodes what stands between two quotes into `out`, which has room for `size` bytes. Returns the
/// number of bytes written, or `json_text_broken` where an escape is wrong or a `\u` escape is
/// half of a pair. Control characters and bad UTF-8 are not looked for.
inline constexpr std::size_t json_text_broken = SIZE_MAX;
[[nodiscard]] std::size_t decode_json_text(const char* text, std::size_t size, char* out);

/// The number of bytes of the escape at `p` (a backslash), at most `size`; 0 if it is wrong.
/// `code_point` is what it stands for.
[[nodiscard]] std::size_t json_escape_size(const char* p, std::size_t size,
                                           std::uint32_t& code_point);

}  // namespace joinery
