#pragma once
/// The raw text of a YAML file by lines. Offsets are bytes; a line ends at `\n` or `\r\n`. Pure.

#include <cstddef>
#include <optional>
#include <string_view>

namespace joinery {

[[nodiscard]] inline bool is_blank(char sign) { return sign == ' ' || sign == '\t'; }

class RawText {
 public:
  explicit RawText(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  /// The byte at `at`; behind the end a line feed, so that whoever looks ahead sees the line end.
  [[nodiscard]] char operator[](std::size_t at) const { return at < size() ? text_[at] : '\n'; }
  [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  /// Behind a byte order mark.
  [[nodiscard]] std::size_t begin() const { return text_.starts_with("\xEF\xBB\xBF") ? 3 : 0; }
  /// Where the line that holds `at` ends, before its line ending.
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  /// Where the next line begins; `size()` if there is none.
  [[nodiscard]] std::size_t next_line(std::size_t at) const;
  /// Where the line that holds `at` begins; behind a byte order mark.
  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;
  /// `end` moved to the left over spaces and tabs, not further than `begin`.
  [[nodiscard]] std::size_t trim(std::size_t begin, std::size_t end) const;
  /// Whether `at` is the end of its line, apart from spaces and a comment.
  [[nodiscard]] bool ends_line(std::size_t at) const;
  /// A space, tab or line end: what has to follow `:` and `-` where they mean something.
  [[nodiscard]] bool separates(std::size_t at) const;
  [[nodiscard]] bool is_dash(std::size_t at) const {
    return (*this)[at] == '-' && separates(at + 1);
  }
  [[nodiscard]] bool is_colon(std::size_t at) const {
    return (*this)[at] == ':' && separates(at + 1);
  }
  /// A line of `---` or `...`, which ends a document; `at` is the beginning of a line.
  [[nodiscard]] bool is_document_mark(std::size_t at) const;
  /// The colon that makes the text from `at` on a key, on the same line.
  [[nodiscard]] std::optional<std::size_t> key_colon(std::size_t at) const;
  /// Where the quoted text at `at` ends, if it ends on this line.
  [[nodiscard]] std::optional<std::size_t> quote_end(std::size_t at) const;

 private:
  std::string_view text_;
};

}  // namespace joinery
