#include "engine/guide/guide.hpp"

namespace joinery {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6478; --line: #dfe3ea; --paper: #ffffff;
  --band: #f6f7fa; --mark: #2458d3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a3acbd; --line: #333b4a;
  --paper: #14181f; --band: #1b212b; --mark: #8fb1ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .6rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
p { margin: .5rem 0; max-width: 48rem; }
.lead p { color: var(--soft); }
nav { margin: 1.25rem 0 0; display: flex; flex-wrap: wrap; gap: .35rem .5rem; }
nav a { color: var(--mark); text-decoration: none; border: 1px solid var(--line); border-radius: 999px;
  padding: .15rem .7rem; font-size: .88rem; }
nav a:hover, nav a:focus { background: var(--band); }
ul { margin: .3rem 0; padding-left: 1.2rem; } li { margin: .2rem 0; max-width: 52rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .9rem 0; font-size: .94rem; }
th { text-align: left; font-size: .78rem; text-transform: uppercase; letter-spacing: .04em;
  color: var(--soft); font-weight: 600; }
th, td { padding: .55rem .8rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child { min-width: 10rem; } td > div + div { margin-top: .25rem; } tbody tr:hover { background: var(--band); }
code { font: .87em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--band);
  padding: .08em .32em; border-radius: 4px; overflow-wrap: anywhere; }
@media print { nav { display: none; } main { padding: 0; } h2 { break-after: avoid; }
  tr { break-inside: avoid; } }
)";

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char sign : text) {
    switch (sign) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += sign;
    }
  }
  return out;
}

std::string inline_of(const GuideText& text) {
  std::string out;
  for (const GuidePiece& piece : text.pieces) {
    switch (piece.style) {
      case GuidePiece::Style::plain: out += html_escaped(piece.text); break;
      case GuidePiece::Style::code: out += "<code>" + html_escaped(piece.text) + "</code>"; break;
      case GuidePiece::Style::strong: out += "<strong>" + html_escaped(piece.text) + "</strong>"; break;
    }
  }
  return out;
}

/// Lines of depth 0 in `tag`, deeper ones as lists inside lists.
std::string lines_of(const GuideLines& lines, std::string_view tag) {
  std::string out;
  std::uint32_t depth = 0;
  const auto go_to = [&](std::uint32_t wanted) {
    for (; depth > wanted; --depth) out += "</li></ul>";
    const bool same = depth == wanted && depth > 0;
    if (same) out += "</li>";
    for (; depth < wanted; ++depth) out += depth + 1 < wanted ? "<ul><li>" : "<ul>";
    if (wanted > 0) out += "<li>";
  };
  for (const GuideLine& line : lines) {
    go_to(line.depth);
    if (line.depth > 0) out += inline_of(line.text);
    else out += "<" + std::string(tag) + ">" + inline_of(line.text) + "</" + std::string(tag) + ">";
  }
  for (; depth > 0; --depth) out += "</li></ul>";
  return out;
}

std::string table_of(const GuideTable& table) {
  std::string out = "<div class=\"wide\"><table><thead><tr>";
  for (const std::string& head : table.heads) out += "<th scope=\"col\">" + html_escaped(head) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (const GuideLines& cell : row) out += "<td>" + lines_of(cell, "div") + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace

std::string render_html(const Guide& guide) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      html_escaped(guide.title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n" +
      "<main>\n<header class=\"lead\">\n<h1>" + html_escaped(guide.title) + "</h1>\n" +
      lines_of(guide.lead, "p") + "\n<nav>";
  for (std::size_t i = 0; i < guide.sections.size(); ++i) {
    out += "<a href=\"#s" + std::to_string(i + 1) + "\">" + html_escaped(guide.sections[i].title) + "</a>";
  }
  out += "</nav>\n</header>\n";
  for (std::size_t i = 0; i < guide.sections.size(); ++i) {
    const GuideSection& section = guide.sections[i];
    out += "<section id=\"s" + std::to_string(i + 1) + "\">\n<h2>" + html_escaped(section.title) +
           "</h2>\n" + lines_of(section.lines, "p") + '\n';
    if (section.table) out += table_of(*section.table);
    out += "</section>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace joinery
