#include "dsl/yaml/raw_text.hpp"

#include <algorithm>

namespace joinery {

std::size_t RawText::line_end(std::size_t at) const {
  const std::size_t feed = std::min(text_.find('\n', at), size());
  return feed > at && feed < size() && text_[feed - 1] == '\r' ? feed - 1 : feed;
}

std::size_t RawText::next_line(std::size_t at) const {
  const std::size_t feed = text_.find('\n', at);
  return feed == std::string_view::npos ? size() : feed + 1;
}

std::size_t RawText::line_begin(std::size_t at) const {
  const std::size_t feed = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  if (feed != std::string_view::npos) return feed + 1;
  return std::min(at, begin());
}

std::size_t RawText::skip_blanks(std::size_t at) const {
  while (is_blank((*this)[at])) ++at;
  return at;
}

std::size_t RawText::trim(std::size_t begin, std::size_t end) const {
  while (end > begin && is_blank(text_[end - 1])) --end;
  return end;
}

bool RawText::ends_line(std::size_t at) const {
  const std::size_t next = skip_blanks(at);
  const char sign = (*this)[next];
  // A `#` is a comment only behind a space or at the beginning of a line.
  if (sign == '#') return next == line_begin(next) || is_blank(text_[next - 1]);
  return sign == '\n' || (sign == '\r' && (*this)[next + 1] == '\n');
}

bool RawText::separates(std::size_t at) const {
  const char sign = (*this)[at];
  return is_blank(sign) || sign == '\n' || (sign == '\r' && (*this)[at + 1] == '\n');
}

bool RawText::is_document_mark(std::size_t at) const {
  const std::string_view mark = at < size() ? text_.substr(at, 3) : std::string_view();
  return (mark == "---" || mark == "...") && separates(at + 3);
}

std::optional<std::size_t> RawText::quote_end(std::size_t at) const {
  const char quote = text_[at];
  const std::size_t end = line_end(at);
  for (std::size_t i = at + 1; i < end; ++i) {
    if (quote == '"' && text_[i] == '\\') {
      ++i;
    } else if (text_[i] == quote) {
      if (quote == '"' || (*this)[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> RawText::key_colon(std::size_t at) const {
  const char first = (*this)[at];
  if (first == '"' || first == '\'') {
    const auto end = quote_end(at);
    if (!end) return std::nullopt;
    const std::size_t next = skip_blanks(*end);
    return is_colon(next) ? std::optional(next) : std::nullopt;
  }
  const std::size_t end = line_end(at);
  for (std::size_t i = at; i < end; ++i) {
    if (is_colon(i)) return i;
    if (text_[i] == '#' && i > at && is_blank(text_[i - 1])) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace joinery
