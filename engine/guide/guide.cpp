#include "engine/guide/guide.hpp"

namespace joinery {
namespace {

GuideText pieces_of(std::string_view line) {
  GuideText text;
  bool code = false;
  while (!line.empty()) {
    const std::size_t tick = line.find('`');
    const std::string_view part = line.substr(0, tick);
    if (!part.empty()) code ? text.code(part) : text.plain(part);
    if (tick == std::string_view::npos) break;
    line.remove_prefix(tick + 1);
    code = !code;
  }
  return text;
}

}  // namespace

GuideText::GuideText(std::string_view plain) { add(GuidePiece::Style::plain, plain); }

GuideText& GuideText::add(GuidePiece::Style style, std::string_view text) {
  if (!text.empty()) pieces.push_back({style, std::string(text)});
  return *this;
}

GuideLines guide_lines(std::string_view text) {
  GuideLines lines;
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    std::string_view line = text.substr(0, feed);
    std::uint32_t depth = 0;
    while (line.starts_with("  ")) {
      line.remove_prefix(2);
      ++depth;
    }
    if (line.starts_with("- ")) line.remove_prefix(2);
    if (!line.empty()) lines.push_back({depth, pieces_of(line)});
    if (feed == std::string_view::npos) break;
    text.remove_prefix(feed + 1);
  }
  return lines;
}

}  // namespace joinery
