#include "engine/plan_file/html_page.hpp"

#include <fmt/format.h>

#include "dsl/source/utf8.hpp"
#include "engine/calendar/timestamp.hpp"

namespace joinery {
namespace {

constexpr std::string_view page_style = R"(
:root { color-scheme: light dark; --ink: #1d2433; --soft: #647087; --line: #e2e6ed; --paper: #fff; --band: #f5f7fa;
  --mark: #2458d3; --more: #14804a; --less: #b42318; --other: #9a6700; --warn: #fff4e5; --stop: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa5b8; --line: #323a48; --paper: #14181f;
  --band: #1b212b; --mark: #8fb1ff; --more: #5fce96; --less: #ff9085; --other: #e7b955; --warn: #3a2d14;
  --stop: #43211e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.8rem; margin: 0; letter-spacing: -.01em; } h2 { font-size: 1.05rem; margin: 0; display: inline; }
p { margin: .4rem 0; } ul { margin: .4rem 0; padding-left: 1.2rem; }
.way { color: var(--mark); font-weight: 600; margin: 0; } .soft { color: var(--soft); }
.numbers { list-style: none; display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; margin: 1rem 0 1.6rem; }
.numbers li { border: 1px solid var(--line); border-radius: 10px; padding: .45rem .9rem; color: var(--soft); }
.numbers b { display: block; font-size: 1.3rem; color: var(--ink); font-variant-numeric: tabular-nums; }
.numbers .warn { background: var(--warn); } .numbers .strong b { color: var(--mark); }
section { margin: 1.4rem 0; } .guards, .stop { background: var(--stop); border-radius: 10px; padding: .9rem 1.1rem; }
.fine { background: var(--band); border-radius: 10px; padding: .7rem 1.1rem; }
summary { cursor: pointer; padding: .45rem 0; border-bottom: 2px solid var(--line); }
.sign { display: inline-block; width: 1.3em; text-align: center; font-weight: 700; }
.sign.more { color: var(--more); } .sign.less { color: var(--less); } .sign.other { color: var(--other); }
.sign.mail { color: var(--mark); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; } td:first-child { width: 36%; } tr:hover { background: var(--band); }
.field { display: inline-block; min-width: 8.5rem; color: var(--soft); }
del { color: var(--less); text-decoration: line-through; text-decoration-thickness: 1px; }
ins { color: var(--more); text-decoration: none; }
.badge { font-size: .75rem; border-radius: 999px; padding: .05rem .5rem; background: var(--stop); color: var(--less); }
.badge.mail { background: var(--band); color: var(--mark); } tr.held td { opacity: .85; }
code, pre { font: .86em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; } code { overflow-wrap: anywhere; }
pre { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
input { font: inherit; color: inherit; background: var(--band); border: 1px solid var(--line); border-radius: 8px;
  padding: .45rem .7rem; width: min(26rem, 100%); }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .88rem; }
@media print { input { display: none; } main { padding: 0; } tr { break-inside: avoid; } }
)";

/// Written without the signs that XML would want escaped.
constexpr std::string_view page_script = R"js(
const box = document.getElementById("search"), found = document.getElementById("found");
const rows = Array.from(document.querySelectorAll(".rows tr"));
const texts = rows.map(row => row.textContent.toLowerCase());
box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(word => word !== "");
  let count = 0;
  rows.forEach((row, i) => {
    const fits = words.every(word => texts[i].includes(word));
    row.hidden = !fits;
    if (fits) count += 1;
  });
  document.querySelectorAll(".rows").forEach(part => {
    part.hidden = part.querySelector("tr:not([hidden])") === null;
    if (words.length !== 0) part.querySelector("details").open = true;
  });
  found.textContent = words.length === 0 ? "" : count + " of " + rows.length + " rows";
});
)js";

/// What a reader would not see, or what makes a text look like another.
bool is_deceiving(char32_t c) {
  const bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return is_control || turns || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid || is_deceiving(point.value)) out += "\xEF\xBF\xBD";
    else if (point.value == '&') out += "&amp;";
    else if (point.value == '<') out += "&lt;";
    else if (point.value == '>') out += "&gt;";
    else if (point.value == '"') out += "&quot;";
    else if (point.value == '\'') out += "&#39;";
    else out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

std::string shown_instant(Instant instant) {
  std::string text = instant_text(instant);   // 2026-11-21T08:00:00Z
  if (text.size() < 16 || text[10] != 'T') return text;
  text[10] = ' ';
  return text.substr(0, 16) + " UTC";
}

std::string html_page(std::string_view title, std::string_view body) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'\" />\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}</main>\n<script>{}</script>\n</body>\n"
      "</html>\n",
      html_escaped(title), page_style, body, page_script);
}

}  // namespace joinery
