#include "engine/record/json_text.hpp"

namespace joinery {
namespace {

constexpr std::uint32_t not_hex = UINT32_MAX;

std::uint32_t four_hex_digits(const char* p) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const auto c = static_cast<unsigned char>(p[i]);
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = c - std::uint32_t{'0'};
    } else if (c >= 'a' && c <= 'f') {
      digit = c - std::uint32_t{'a'} + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - std::uint32_t{'A'} + 10;
    } else {
      return not_hex;
    }
    value = value * 16 + digit;
  }
  return value;
}

std::uint32_t short_escape(char c) {
  switch (c) {
    case '"': case '\\': case '/': return static_cast<unsigned char>(c);
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return not_hex;
  }
}

char* write_utf8(std::uint32_t c, char* out) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0U | (c >> 6));
    *out++ = tail(0);
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0U | (c >> 12));
    *out++ = tail(6);
    *out++ = tail(0);
  } else {
    *out++ = static_cast<char>(0xF0U | (c >> 18));
    *out++ = tail(12);
    *out++ = tail(6);
    *out++ = tail(0);
  }
  return out;
}

}  // namespace

std::size_t json_escape_size(const char* p, std::size_t size, std::uint32_t& code_point) {
  if (size < 2) return 0;
  if (p[1] != 'u') {
    code_point = short_escape(p[1]);
    return code_point == not_hex ? 0 : 2;
  }
  if (size < 6) return 0;
  code_point = four_hex_digits(p + 2);
  if (code_point == not_hex || (code_point >= 0xDC00 && code_point < 0xE000)) return 0;
  if (code_point < 0xD800 || code_point >= 0xE000) return 6;
  if (size < 12 || p[6] != '\\' || p[7] != 'u') return 0;
  const std::uint32_t low = four_hex_digits(p + 8);
  if (low < 0xDC00 || low >= 0xE000) return 0;
  code_point = 0x10000U + ((code_point - 0xD800U) << 10) + (low - 0xDC00U);
  return 12;
}

std::size_t decode_json_text(const char* text, std::size_t size, char* out) {
  const char* const end = text + size;
  const char* const begin = out;
  while (text < end) {
    const auto rest = static_cast<std::size_t>(end - text);
    const auto* slash = static_cast<const char*>(std::memchr(text, '\\', rest));
    const auto plain = slash == nullptr ? rest : static_cast<std::size_t>(slash - text);
    std::memcpy(out, text, plain);
    out += plain;
    text += plain;
    if (slash == nullptr) break;
    std::uint32_t code_point = 0;
    const std::size_t used = json_escape_size(text, rest - plain, code_point);
    if (used == 0) return json_text_broken;
    out = write_utf8(code_point, out);
    text += used;
  }
  return static_cast<std::size_t>(out - begin);
}

}  // namespace joinery
