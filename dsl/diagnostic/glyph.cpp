#include "dsl/diagnostic/glyph.hpp"

#include <algorithm>
#include <iterator>

#include "dsl/source/utf8.hpp"

namespace joinery {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Blocks, not single code points: what people write in names and sites lines up; the rest may be
// off by a column, which is no loss.
constexpr Range combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x06D6, 0x06DC}, {0x0900, 0x0902},   {0x093C, 0x093C},   {0x0941, 0x0948}, {0x094D, 0x094D},
    {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x200B, 0x200D}, {0x20D0, 0x20FF},   {0x302A, 0x302D},   {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};
constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x3029},   {0x302E, 0x303E},   {0x3041, 0x3098},
    {0x309B, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F3FA}, {0x1F400, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};
// Signs that turn or isolate the direction of writing could show a line other than it is.
constexpr Range hidden[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

template <std::size_t count>
bool in(const Range (&ranges)[count], char32_t point) {
  const auto* after = std::ranges::upper_bound(ranges, point, {}, &Range::first);
  return after != std::begin(ranges) && point <= std::prev(after)->last;
}

}  // namespace

std::vector<Glyph> glyphs(std::string_view line) {
  std::vector<Glyph> result;
  result.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    if (point.value == U'\t') {
      result.push_back({at, " ", 1});
    } else if (!point.valid || in(hidden, point.value)) {
      result.push_back({at, "\xEF\xBF\xBD", 1});
    } else {
      const bool none = in(combining, point.value);
      const std::uint8_t columns = none ? 0 : in(wide, point.value) ? 2 : 1;
      result.push_back({at, line.substr(at, point.size), columns});
    }
    at += point.size;
  }
  return result;
}

std::string printable(std::string_view words) {
  std::string result;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    for (const Glyph& glyph : glyphs(words.substr(begin, end - begin))) result += glyph.shown;
    if (end < words.size()) result += '\n';
    begin = end + 1;
  }
  return result;
}

}  // namespace joinery
