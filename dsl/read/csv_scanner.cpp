#include "dsl/read/csv_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace joinery {
namespace {

/// As a field of its own: in quotes, quotes inside doubled.
std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

bool is_blank(char byte, char separator) {
  return byte == ' ' || (byte == '\t' && separator != '\t');
}

}  // namespace

Diagnostic* CsvProblems::report(Code code, Span span, std::string message) {
  if (left_ == 0) return nullptr;
  --left_;
  return &out_.report(code, span, std::move(message));
}

char csv_separator(std::string_view text, std::size_t begin) {
  constexpr std::string_view separators = ",;\t";
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (byte == '\n' || byte == '\r') break;
    const std::size_t which = separators.find(byte);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

CsvScanner::CsvScanner(SourceId file, std::string_view text, char separator, CsvProblems& problems)
    : file_(file), text_(text), separator_(separator), problems_(problems) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

Span CsvScanner::span(std::size_t begin, std::size_t end) const {
  return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool CsvScanner::at_line_end(std::size_t at) const {
  return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r';
}

void CsvScanner::skip_blanks() {
  while (at_ < text_.size() && is_blank(text_[at_], separator_)) ++at_;
}

Word CsvScanner::plain_field() {
  const std::size_t begin = at_;
  while (!at_line_end(at_) && text_[at_] != separator_) ++at_;
  std::size_t end = at_;
  while (end > begin && is_blank(text_[end - 1], separator_)) --end;
  const std::string_view text = text_.substr(begin, end - begin);
  if (const std::size_t quote = text.find('"'); quote != std::string_view::npos) {
    if (Diagnostic* d =
            problems_.report(Code::table_stray_quote, span(begin + quote, begin + quote + 1),
                             "a quote stands inside a value that has no quotes")) {
      d->help("write the value in quotes, and a quote inside it twice: " + in_quotes(text))
          .fixed_by(span(begin, end), in_quotes(text));
    }
  }
  return {std::string(text), span(begin, end)};
}

/// The value ends with its line, so that one forgotten quote does not swallow the rest of the file.
Word CsvScanner::unclosed_field(std::size_t open) {
  unclosed_ = true;
  if (Diagnostic* d = problems_.report(Code::table_unclosed_quote, span(open, open + 1),
                                       "this quote is not closed")) {
    d->help(
        "a value in quotes ends with a quote before the next separator or the end of the line; "
        "a quote inside it is written twice");
  }
  at_ = open + 1;
  while (!at_line_end(at_)) ++at_;
  return {std::string(text_.substr(open + 1, at_ - open - 1)), span(open + 1, at_)};
}

Word CsvScanner::quoted_field() {
  const std::size_t open = at_++;
  std::string text;
  bool lines = false;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) return unclosed_field(open);
    const std::string_view part = text_.substr(at_, quote - at_);
    lines = lines || part.find('\n') != std::string_view::npos;
    text += part;
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    text += '"';
    ++at_;
  }
  const Word word{std::move(text), span(open + 1, at_ - 1)};
  skip_blanks();
  if (at_line_end(at_) || text_[at_] == separator_) return word;
  // A text over several lines that goes on behind its end is more likely two that were never
  // closed.
  if (lines) return unclosed_field(open);
  const std::size_t rest = at_;
  while (!at_line_end(at_) && text_[at_] != separator_) ++at_;
  if (Diagnostic* d = problems_.report(Code::table_stray_quote, span(rest, at_),
                                       "a value goes on after its closing quote")) {
    d->help("a quote inside a value in quotes is written twice: \"5\"\" pipe\"");
  }
  return word;
}

Word CsvScanner::field() {
  skip_blanks();
  if (at_ < text_.size() && text_[at_] == '"') return quoted_field();
  return plain_field();
}

bool CsvScanner::next(CsvRecord& record) {
  record = {};
  unclosed_ = false;
  if (at_ >= text_.size()) return false;
  const std::size_t begin = at_;
  record.fields.push_back(field());
  while (at_ < text_.size() && text_[at_] == separator_) {
    ++at_;
    record.fields.push_back(field());
  }
  record.span = span(begin, at_);
  record.broken = unclosed_;
  record.empty = record.fields.size() == 1 && record.fields[0].text.empty();
  if (at_ < text_.size() && text_[at_] == '\r') {
    ++at_;
    if (at_ >= text_.size() || text_[at_] != '\n') {
      if (Diagnostic* d = problems_.report(Code::table_line_ending, span(at_ - 1, at_),
                                           "a line ends with a carriage return alone")) {
        d->help(
            "save the table with the line endings LF or CRLF (\"CSV UTF-8\" in a "
            "spreadsheet, not \"Macintosh\")");
      }
    }
  }
  if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  return true;
}

}  // namespace joinery
