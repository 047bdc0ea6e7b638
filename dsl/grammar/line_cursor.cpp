#include "dsl/grammar/line_cursor.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "dsl/grammar/words.hpp"

namespace joinery::grammar {

LineCursor::LineCursor(std::string_view text, const SpanOf& span_of, const Limits& limits,
                       Diagnostics& diagnostics)
    : text_(text), span_of_(span_of), limits_(limits), diagnostics_(diagnostics) {}

std::size_t LineCursor::here() {
  at_ = skip_space(text_, at_);
  return at_;
}

std::size_t LineCursor::behind() const { return trim_back(text_, 0, at_); }

char LineCursor::peek() { return at_end() ? '\0' : text_[at_]; }

std::string_view LineCursor::peek_word() { return word_at(text_, here()); }

bool LineCursor::take(char sign) {
  if (at_end() || text_[at_] != sign) return false;
  ++at_;
  return true;
}

bool LineCursor::take(std::string_view phrase) {
  const std::size_t bytes = at_end() ? 0 : phrase_at(text_, at_, phrase);
  at_ += bytes;
  return bytes > 0;
}

std::optional<std::string> LineCursor::take_text() {
  const std::size_t begin = here();
  const std::string_view rest = text_.substr(begin);
  const bool other = rest.starts_with('\'') || rest.starts_with("\u201C") ||
                     rest.starts_with("\u201D") || rest.starts_with("\u2018") ||
                     rest.starts_with("\u2019");
  if (!rest.starts_with('"') && !other) return std::nullopt;
  std::size_t end = skip_text(text_, begin);
  if (other) {
    const std::size_t first = begin + code_point_bytes(text_, begin);
    end = first;
    const auto closes = [&](std::size_t i) {
      const std::string_view from = text_.substr(i);
      return from.starts_with('\'') || from.starts_with('"') || from.starts_with("\u2019") ||
             from.starts_with("\u201D");
    };
    while (end < text_.size() && !closes(end)) ++end;
    if (end < text_.size()) end += code_point_bytes(text_, end);
  }
  // A text literal is the same everywhere, so the grammar of expressions reads it.
  const SpanOf shifted = [&](std::uint32_t from, std::uint32_t to) {
    return span(begin + from, begin + to);
  };
  Expr read = parse_expression(text_.substr(begin, end - begin), shifted, limits_, diagnostics_);
  at_ = end;
  if (read.op == Op::compound) {
    report(Code::expression_syntax, begin, end, "this text is fixed: it holds no `{…}`")
        .help("a brace that is meant as a sign is written `\\{`");
  }
  return std::move(read.text);
}

std::size_t LineCursor::next_comma() {
  std::size_t at = here();
  while (at < text_.size() && text_[at] != ',' && text_[at] != ')') {
    const char c = text_[at];
    if (c == '"') {
      at = skip_text(text_, at);
    } else if (c == '(' || c == '[') {
      at = skip_brackets(text_, at);
    } else {
      ++at;
    }
  }
  return std::min(at, text_.size());
}

std::size_t LineCursor::part_end() {
  const std::size_t begin = here();
  return trim_back(text_, begin, next_comma());
}

Span LineCursor::span(std::size_t begin, std::size_t end) const {
  // A message about an empty line or its very end still points into the text.
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  return span_of_(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
}

std::string LineCursor::slice(std::size_t begin, std::size_t end) const {
  return std::string(text_.substr(begin, end - begin));
}

Diagnostic& LineCursor::report(Code code, std::size_t begin, std::size_t end,
                               std::string message) {
  return diagnostics_.report(code, span(begin, end), std::move(message));
}

Diagnostic& LineCursor::report_here(Code code, std::string message) {
  if (at_end()) {
    const std::size_t end = behind();
    std::size_t begin = end;
    while (begin > 0 && goes_on_name(text_[begin - 1])) --begin;
    if (begin == end && begin > 0) --begin;
    return report(code, begin, end, std::move(message));
  }
  const std::string_view word = peek_word();
  const std::size_t bytes = word.empty() ? code_point_bytes(text_, at_) : word.size();
  return report(code, at_, at_ + bytes, std::move(message));
}

bool fits(LineCursor& cursor) {
  const std::size_t size = cursor.text().size();
  if (size <= cursor.limits().expression_bytes) return true;
  cursor.report(Code::expression_too_long, 0, size, "this line is too long")
      .labelled(std::to_string(size) + " bytes, at most " +
                std::to_string(cursor.limits().expression_bytes));
  return false;
}

std::vector<std::string> read_texts(LineCursor& cursor, Code code, std::vector<Span>* places) {
  std::vector<std::string> texts;
  const std::size_t open = cursor.here();
  const char bracket = cursor.peek();
  if (bracket == '[' || bracket == '{') {
    cursor.report(code, open, open + 1, "a list stands in round brackets");
  }
  const bool list = cursor.take('(') || cursor.take('[') || cursor.take('{');
  do {
    const std::size_t begin = cursor.here();
    std::optional<std::string> text = cursor.take_text();
    if (!text) {
      const std::size_t end = std::min(
          cursor.part_end(), cursor.text().find_first_of("]}", begin));
      if (end == begin) {
        cursor.report_here(code, "a text in double quotes is missing");
        break;
      }
      text = cursor.slice(begin, end);
      cursor.report(code, begin, end, "a text stands in double quotes")
          .fixed_by(cursor.span(begin, end), quote(*text));
      cursor.move_to(end);
    }
    const std::size_t end = cursor.behind();
    const auto twin = std::find(texts.begin(), texts.end(), *text);
    if (twin != texts.end()) {
      Diagnostic& made =
          cursor.report(code, begin, end, quote(*text) + " stands twice in this list");
      if (places != nullptr) {
        made.also((*places)[static_cast<std::size_t>(twin - texts.begin())], "first here");
      }
      continue;
    }
    texts.push_back(std::move(*text));
    if (places != nullptr) places->push_back(cursor.span(begin, end));
  } while (list && cursor.take(','));
  if (list && !cursor.take(')') && !cursor.take(']') && !cursor.take('}')) {
    const std::size_t last = cursor.behind();
    cursor.report(Code::expression_unclosed, open, open + 1, "`(` is not closed")
        .labelled("opened here")
        .also(cursor.span(last, last), "`)` is missing here");
  }
  return texts;
}

}  // namespace joinery::grammar
