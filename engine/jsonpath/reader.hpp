#pragma once
/// Reads the words of a query: blanks, names, integers, numbers and quoted texts. Private to
/// engine/jsonpath. Each `read_` stands at the first byte of its word, and either moves behind it
/// or records an error and gives nothing; only the first error is kept.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/jsonpath/parse.hpp"

namespace joinery::jsonpath {

class Reader {
 public:
  /// `text` is valid UTF-8 and outlives the reader.
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void go_back(std::size_t at) { at_ = at; }
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  /// The next byte; 0 at the end (a 0 in the text is nowhere legal, so both read alike).
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] bool sees(std::string_view word) const {
    return text_.substr(at_).starts_with(word);
  }
  [[nodiscard]] bool sees_name() const;
  [[nodiscard]] bool sees_integer() const;
  [[nodiscard]] bool sees_quote() const { return peek() == '\'' || peek() == '"'; }

  /// Moves behind `word` if it comes next.
  bool take(std::string_view word);
  /// Moves behind blanks; whether there were any.
  bool skip_blanks();
  /// Moves one whole character ahead, if there is one.
  void skip_character();

  [[nodiscard]] std::string_view read_name();           ///< as in `.name`; `sees_name()`
  [[nodiscard]] std::string_view read_function_name();  ///< may be empty
  [[nodiscard]] std::optional<std::int64_t> read_integer();
  [[nodiscard]] std::optional<Json> read_number();
  [[nodiscard]] std::optional<std::string> read_quoted();

  /// Records an error; false, so that it can be returned.
  bool refuse(std::size_t begin, std::size_t end, std::string what);
  /// An error about the character that comes next.
  bool refuse_here(std::string what);
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  [[nodiscard]] const JsonPathError& error() const { return *error_; }

 private:
  void skip_digits();
  bool read_escape(std::string& out, char quote);
  bool read_unicode_escape(std::string& out, std::size_t begin);
  [[nodiscard]] std::optional<std::uint32_t> read_hex4();

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<JsonPathError> error_;
};

}  // namespace joinery::jsonpath
