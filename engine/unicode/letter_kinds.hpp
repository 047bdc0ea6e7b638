#pragma once
/// Only the letters of a text, or only its digits.

#include <cstdint>
#include <string>
#include <string_view>

namespace joinery {

/// The decimal digits of any script, as 0 to 9.
void keep_digits(std::string_view text, std::string& out);
/// Letters of any script, and the marks that belong to them.
void keep_letters(std::string_view text, std::string& out);
/// Whether this is a sign of the Han script, where each is a word or a part of one and no spaces part them.
[[nodiscard]] bool is_han(std::int32_t point);

}  // namespace joinery
