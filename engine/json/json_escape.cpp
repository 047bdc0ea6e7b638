#include "engine/json/json_escape.hpp"

#include <iterator>

#include <fmt/format.h>

namespace joinery {
namespace {

/// The letter behind the backslash, for those that have one; else 0.
char short_escape(char c) {
  switch (c) {
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

}  // namespace

void append_escaped(std::string& out, char c, char quote) {
  const char letter = c == quote || c == '\\' ? c : short_escape(c);
  if (letter != 0) {
    out += '\\';
    out += letter;
  } else if (static_cast<unsigned char>(c) < 0x20) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  } else {
    out += c;
  }
}

}  // namespace joinery
