#pragma once
/// A place in one line of a mapping that is not an expression: a reading, a field or a type. It
/// moves forward only, and white space between words is passed over by the questions it answers.
/// Owns nothing; the text, the span function and the diagnostics outlive it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "dsl/grammar/parse.hpp"

namespace joinery::grammar {

class LineCursor {
 public:
  LineCursor(std::string_view text, const SpanOf& span_of, const Limits& limits,
             Diagnostics& diagnostics);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  /// Where the next sign stands; the end where none does.
  [[nodiscard]] std::size_t here();
  /// Where the last thing that was read ends.
  [[nodiscard]] std::size_t behind() const;
  [[nodiscard]] bool at_end() { return here() == text_.size(); }
  [[nodiscard]] char peek();
  /// The run of letters, digits and `_` at the next sign; empty where none begins there.
  [[nodiscard]] std::string_view peek_word();
  void move_to(std::size_t at) { at_ = at; }

  [[nodiscard]] bool take(char sign);
  /// Words with any white space between them.
  [[nodiscard]] bool take(std::string_view phrase);
  /// A text literal without holes. What is wrong inside it is reported; nothing where none begins.
  [[nodiscard]] std::optional<std::string> take_text();
  /// The next `,` or `)` from here on, outside texts and brackets, or the end.
  [[nodiscard]] std::size_t next_comma();
  /// The place up to the next comma, without white space at its end.
  [[nodiscard]] std::size_t part_end();

  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::string slice(std::size_t begin, std::size_t end) const;
  Diagnostic& report(Code code, std::size_t begin, std::size_t end, std::string message);
  /// The next sign, or the last that was read where the line is at its end.
  Diagnostic& report_here(Code code, std::string message);

 private:
  std::string_view text_;
  const SpanOf& span_of_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

/// `("a", "b")` or one text, as `blank when` and `one of` have them; unquoted words are reported
/// and taken as if they were quoted. Spans go to `places` where it is given.
[[nodiscard]] std::vector<std::string> read_texts(LineCursor& cursor, Code code,
                                                  std::vector<Span>* places);
[[nodiscard]] TypeSyntax read_type(LineCursor& cursor);
[[nodiscard]] PathSyntax read_path(LineCursor& cursor);
/// False, and reported, where a line is longer than lines may be.
[[nodiscard]] bool fits(LineCursor& cursor);

}  // namespace joinery::grammar
