#include <string>
#include <string_view>

#include "dsl/syntax/expr.hpp"

namespace joinery {
namespace {

/// Control characters are written by number: a reader could not see them.
std::string by_number(unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\\u{";
  if (byte >= 16) result += digits[byte >> 4U];
  result += digits[byte & 15U];
  return result + '}';
}

}  // namespace

std::string quote(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\' || letter == '{' || letter == '}') {
      result += '\\';
      result += letter;
    } else if (letter == '\n') {
      result += "\\n";
    } else if (letter == '\t') {
      result += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      result += by_number(byte);
    } else {
      result += letter;
    }
  }
  return result + '"';
}

}  // namespace joinery
