#include "engine/guide/guide.hpp"

#include <algorithm>

namespace joinery {
namespace {

/// What Markdown would take for a mark is none. Underscores inside words are left, as they mean nothing.
std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char sign : text) {
    if (std::string_view("\\`*<>[]|").find(sign) != std::string_view::npos) out += '\\';
    out += sign == '\n' ? ' ' : sign;
  }
  return out;
}

/// Code, fenced by more backticks than it holds; a table's bar is written as a table wants it.
std::string code(std::string_view text, bool in_table) {
  std::size_t longest = 0, run = 0;
  std::string inside;
  for (const char sign : text) {
    run = sign == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (sign == '|' && in_table) inside += '\\';
    inside += sign == '\n' ? ' ' : sign;
  }
  const std::string fence(longest + 1, '`');
  const std::string_view room = longest > 0 ? " " : "";
  return fence + std::string(room) + inside + std::string(room) + fence;
}

std::string inline_of(const GuideText& text, bool in_table) {
  std::string out;
  for (const GuidePiece& piece : text.pieces) {
    switch (piece.style) {
      case GuidePiece::Style::plain: out += markdown_escaped(piece.text); break;
      case GuidePiece::Style::code: out += code(piece.text, in_table); break;
      case GuidePiece::Style::strong: out += "**" + markdown_escaped(piece.text) + "**"; break;
    }
  }
  return out;
}

/// A cell is one line in Markdown: bullets stand behind line breaks.
std::string cell_of(const GuideLines& lines) {
  std::string out;
  for (const GuideLine& line : lines) {
    if (!out.empty()) out += "<br>";
    for (std::uint32_t i = 1; i < line.depth; ++i) out += "&emsp;";
    if (line.depth > 0) out += "• ";
    out += inline_of(line.text, true);
  }
  return out;
}

void append_lines(std::string& out, const GuideLines& lines) {
  bool bullets = false;
  for (const GuideLine& line : lines) {
    if (line.depth == 0 || !bullets) out += '\n';
    if (line.depth > 0) out += std::string(2 * (line.depth - 1), ' ') + "- ";
    out += inline_of(line.text, false) + '\n';
    bullets = line.depth > 0;
  }
}

void append_table(std::string& out, const GuideTable& table) {
  out += "\n|";
  for (const std::string& head : table.heads) out += ' ' + markdown_escaped(head) + " |";
  out += "\n|";
  for (std::size_t i = 0; i < table.heads.size(); ++i) out += "---|";
  out += '\n';
  for (const auto& row : table.rows) {
    out += '|';
    for (const GuideLines& cell : row) out += ' ' + cell_of(cell) + " |";
    out += '\n';
  }
}

}  // namespace

std::string render_markdown(const Guide& guide) {
  std::string out = "# " + markdown_escaped(guide.title) + '\n';
  append_lines(out, guide.lead);
  for (const GuideSection& section : guide.sections) {
    out += "\n## " + markdown_escaped(section.title) + '\n';
    append_lines(out, section.lines);
    if (section.table) append_table(out, *section.table);
  }
  return out;
}

}  // namespace joinery
