#include "engine/unicode/letter_kinds.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "engine/unicode/code_points.hpp"

namespace joinery {

void keep_digits(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 point = next_code_point(text, at);
    const int digit = point < 0 ? -1 : u_charDigitValue(point);
    if (digit >= 0) out += static_cast<char>('0' + digit);
  }
}

void keep_letters(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UChar32 point = next_code_point(text, at);
    if (point < 0) continue;
    const bool is_mark = !out.empty() && (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
    if (is_mark || u_isalpha(point)) out.append(text, begin, at - begin);
  }
}

bool is_han(std::int32_t point) { return point >= 0x80 && uscript_hasScript(point, USCRIPT_HAN) != 0; }

}  // namespace joinery
