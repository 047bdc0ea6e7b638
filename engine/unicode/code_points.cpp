#include "engine/unicode/code_points.hpp"

namespace joinery {
namespace {

constexpr std::int32_t broken = -1;

struct Lead {
  int trailing = 0;  ///< bytes to follow; 0 where nothing can
  std::int32_t bits = 0;
  unsigned char second_least = 0x80;  ///< narrower where a wider second byte would be overlong,
  unsigned char second_most = 0xBF;   ///< a surrogate, or past U+10FFFF
};

Lead lead_of(unsigned char byte) {
  if (byte < 0xC2 || byte > 0xF4) return {};
  if (byte < 0xE0) return {1, byte & 0x1F};
  Lead lead = byte < 0xF0 ? Lead{2, byte & 0x0F} : Lead{3, byte & 0x07};
  if (byte == 0xE0) lead.second_least = 0xA0;
  if (byte == 0xED) lead.second_most = 0x9F;
  if (byte == 0xF0) lead.second_least = 0x90;
  if (byte == 0xF4) lead.second_most = 0x8F;
  return lead;
}

bool is_trailing(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

char last_six(std::int32_t point, int shift) {
  return static_cast<char>(0x80 | ((point >> shift) & 0x3F));
}

}  // namespace

std::int32_t detail::next_long_code_point(std::string_view text, std::size_t& at) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[at++]));
  if (lead.trailing == 0) return broken;
  std::int32_t point = lead.bits;
  for (int i = 0; i < lead.trailing; ++i) {
    if (at == text.size()) return broken;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < (i == 0 ? lead.second_least : 0x80) || byte > (i == 0 ? lead.second_most : 0xBF)) {
      return broken;
    }
    point = point * 64 + (byte & 0x3F);
    ++at;
  }
  return point;
}

std::int32_t previous_code_point(std::string_view text, std::size_t& end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && is_trailing(text[begin])) --begin;
  std::size_t at = begin;
  const std::int32_t point = next_code_point(text, at);
  if (at == end && point >= 0) {
    end = begin;
    return point;
  }
  --end;
  return broken;
}

void append_code_point(std::string& out, std::int32_t point) {
  if (point < 0) point = 0xFFFD;
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += {static_cast<char>(0xC0 | (point >> 6)), last_six(point, 0)};
  } else if (point < 0x1'0000) {
    out += {static_cast<char>(0xE0 | (point >> 12)), last_six(point, 6), last_six(point, 0)};
  } else {
    out += {static_cast<char>(0xF0 | (point >> 18)), last_six(point, 12), last_six(point, 6),
            last_six(point, 0)};
  }
}

}  // namespace joinery
