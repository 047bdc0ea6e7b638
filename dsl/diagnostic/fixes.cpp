#include "dsl/diagnostic/fixes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

namespace joinery {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// The whole lines of a place, where nothing else stands on them.
Span whole_lines(Span span, std::string_view text) {
  std::size_t begin = span.begin;
  while (begin > 0 && is_space(text[begin - 1])) --begin;
  std::size_t end = span.end;
  while (end < text.size() && is_space(text[end])) ++end;
  const bool whole = (begin == 0 || text[begin - 1] == '\n') && end < text.size() &&
                     text[end] == '\n' && begin < span.end;
  if (!whole) return span;
  return {span.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end + 1)};
}

FixedText fixed(std::vector<Fix> fixes, std::string_view text) {
  std::ranges::stable_sort(fixes, {}, &Fix::span);
  FixedText made;
  std::size_t at = 0;
  bool any = false;
  for (const Fix& fix : fixes) {
    const Span span = fix.replacement.empty() ? whole_lines(fix.span, text) : fix.span;
    // Two that touch may be two halves of one thought; the next round sees what is left.
    if (any && span.begin <= at) continue;
    if (span.begin < at || span.end > text.size()) continue;
    made.text += text.substr(at, span.begin - at);
    made.text += fix.replacement;
    at = span.end;
    any = true;
    ++made.fixes;
  }
  made.text += text.substr(at);
  return made;
}

bool goes_on_as_expression(Span span, const Sources& sources) {
  static constexpr std::array<std::string_view, 12> words{
      "else ", "is ", "in ", "not in ", "starts with ", "ends with ", "contains ", "and ",
      "or ",   "| ",  "+ ",  "matches "};
  std::string_view rest = sources[span.source].text().substr(span.end);
  const std::size_t begin = rest.find_first_not_of(' ');
  rest = begin == std::string_view::npos ? std::string_view() : rest.substr(begin);
  return std::ranges::any_of(words, [&](std::string_view word) { return rest.starts_with(word); });
}

/// A line that cannot be read, and whoever reads it cannot say what was meant.
using Unclear = std::set<std::pair<SourceId, std::uint32_t>>;

std::pair<SourceId, std::uint32_t> line_of(Span span, const Sources& sources) {
  return {span.source, sources[span.source].place(span.begin).line};
}

Unclear unclear_lines(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  Unclear lines;
  for (const Diagnostic& one : diagnostics) {
    const bool reading = static_cast<unsigned>(one.code) < 400 && one.severity == Severity::error;
    if (!reading || !one.span.known() || is_certain(one, sources)) continue;
    lines.insert(line_of(one.span, sources));
  }
  return lines;
}

}  // namespace

bool is_certain(const Diagnostic& diagnostic, const Sources& sources) {
  if (!diagnostic.fix || !diagnostic.fix->span.known() || diagnostic.hide_source) return false;
  const Fix& fix = *diagnostic.fix;
  switch (diagnostic.code) {
    // In quotes an expression becomes a text; as a block it stays what it is.
    case Code::yaml_stray_colon:
    case Code::yaml_stray_comment:
    case Code::yaml_bad_start: return fix.replacement.starts_with('|');
    // `"a" else b` is an expression, `title: "A" team` is not.
    case Code::yaml_quote_goes_on: return goes_on_as_expression(fix.span, sources);
    // What another language's `like` compares is no pattern of ours.
    case Code::expression_wrong_operator: return fix.replacement != "matches";
    case Code::may_end_blank:       // keep, clear and hold are all possible
    case Code::missing_key:         // an example, not an answer
      return false;
    case Code::expression_quoted:   // a text, or its value? Only a text with holes is no question
      return fix.replacement.starts_with("(\"");
    default: return true;
  }
}

std::map<SourceId, FixedText> apply_fixes(const std::vector<Diagnostic>& diagnostics,
                                          const Sources& sources) {
  const Unclear unclear = unclear_lines(diagnostics, sources);
  std::map<SourceId, std::vector<Fix>> fixes;
  for (const Diagnostic& one : diagnostics) {
    if (!is_certain(one, sources) || unclear.contains(line_of(one.fix->span, sources))) continue;
    fixes[one.fix->span.source].push_back(*one.fix);
  }
  std::map<SourceId, FixedText> texts;
  for (auto& [source, all] : fixes) texts[source] = fixed(std::move(all), sources[source].text());
  return texts;
}

}  // namespace joinery
