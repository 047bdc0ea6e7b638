#pragma once
/// Only the letters of a text, or only its digits.

#include <string>
#include <string_view>

namespace joinery {

/// The decimal digits of any script, as 0 to 9.
void keep_digits(std::string_view text, std::string& out);
/// Letters of any script, and the marks that belong to them.
void keep_letters(std::string_view text, std::string& out);

}  // namespace joinery
