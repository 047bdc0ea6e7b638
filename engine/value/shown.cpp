#include "engine/value/shown.hpp"

#include <array>
#include <charconv>

#include "dsl/source/utf8.hpp"

namespace joinery {
namespace {

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0)    // C0, delete, C1
         || (c >= 0x200B && c <= 0x200F)        // without width, and marks of direction
         || (c >= 0x2028 && c <= 0x202E)        // line ends, embeddings
         || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x61C;
}

void append_number(std::string& out, char32_t c) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 static_cast<std::uint32_t>(c), 16);
  out += "\\u{";
  out.append(digits.data(), end.ptr);
  out += '}';
}

}  // namespace

void append_shown(std::string& out, std::string_view text) {
  out += '"';
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == shown_code_points_max) {
      out += "…";
      break;
    }
    const CodePoint point = code_point_at(text, at);
    if (!point.valid) {
      out += "\xEF\xBF\xBD";
    } else if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += static_cast<char>(point.value);
    } else if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '\t') {
      out += "\\t";
    } else if (is_control(point.value)) {
      append_number(out, point.value);
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  out += '"';
}

}  // namespace joinery
