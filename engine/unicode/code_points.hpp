#pragma once
/// Walking over the code points of UTF-8. A broken sequence is one code point, -1.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace joinery {

namespace detail {

/// The code point at `at` that does not begin with an ASCII byte.
[[nodiscard]] std::int32_t next_long_code_point(std::string_view text, std::size_t& at);

}  // namespace detail

/// The code point at byte `at` (which is inside `text`); `at` moves past it.
[[nodiscard]] inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0x80) return detail::next_long_code_point(text, at);
  ++at;
  return lead;
}

inline void skip_code_point(std::string_view text, std::size_t& at) {
  static_cast<void>(next_code_point(text, at));
}

/// The code point that ends before byte `end` (which is not 0); `end` moves to where it begins.
[[nodiscard]] std::int32_t previous_code_point(std::string_view text, std::size_t& end);

/// U+FFFD for a broken one.
void append_code_point(std::string& out, std::int32_t point);

}  // namespace joinery
