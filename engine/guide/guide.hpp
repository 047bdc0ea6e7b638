#pragma once
/// A page for people, before it is Markdown or HTML: texts with pieces of code in them, bullets, tables.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

struct GuidePiece {
  enum class Style : std::uint8_t { plain, code, strong };
  Style style = Style::plain;
  std::string text;  ///< as it is; whoever renders it escapes what their format needs
};

struct GuideText {
  std::vector<GuidePiece> pieces;

  GuideText() = default;
  GuideText(std::string_view plain);  // NOLINT: a text is a text
  GuideText(const std::string& plain) : GuideText(std::string_view(plain)) {}  // NOLINT
  GuideText(const char* plain) : GuideText(std::string_view(plain)) {}         // NOLINT
  GuideText& plain(std::string_view text) { return add(GuidePiece::Style::plain, text); }
  GuideText& code(std::string_view text) { return add(GuidePiece::Style::code, text); }
  GuideText& strong(std::string_view text) { return add(GuidePiece::Style::strong, text); }
  [[nodiscard]] bool empty() const { return pieces.empty(); }

 private:
  GuideText& add(GuidePiece::Style style, std::string_view text);
};

/// One line; those with a depth are bullets below the line before.
struct GuideLine {
  std::uint32_t depth = 0;
  GuideText text;
};
using GuideLines = std::vector<GuideLine>;

struct GuideTable {
  std::vector<std::string> heads;
  std::vector<std::vector<GuideLines>> rows;  ///< each with as many cells as there are heads
};

struct GuideSection {
  std::string title;
  GuideLines lines;  ///< depth 0: a paragraph
  std::optional<GuideTable> table;
};

struct Guide {
  std::string title;
  GuideLines lead;
  std::vector<GuideSection> sections;
};

/// A text in which backticks stand round code, with its bullets: lines that begin with two spaces for
/// each level and `- `.
[[nodiscard]] GuideLines guide_lines(std::string_view text);

[[nodiscard]] std::string render_markdown(const Guide& guide);
/// One file: its style stands in it, and it asks for nothing from anywhere.
[[nodiscard]] std::string render_html(const Guide& guide);

}  // namespace joinery
