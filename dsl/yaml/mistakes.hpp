#pragma once
/// The words for every mistake that the reader knows, and the change that mends it. Offsets are
/// bytes of the file. One `Mistakes` serves one file.

#include <cstddef>
#include <string>
#include <string_view>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/yaml/raw_text.hpp"

namespace joinery {

class Mistakes {
 public:
  Mistakes(SourceId source, const RawText& raw, Diagnostics& out)
      : source_(source), raw_(raw), out_(out) {}

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // Files
  void too_deep(std::size_t at, std::size_t limit);
  void too_many(std::size_t at, std::size_t limit);
  void many_documents(std::size_t at);
  void directive(std::size_t at);

  // Lines and indentation
  void tab(std::size_t line_begin, std::size_t content);
  void wrong_indentation(std::size_t at, std::size_t owner);
  void item_among_keys(std::size_t at, std::size_t map);
  void key_among_items(std::size_t at, std::size_t list);
  void no_colon(std::size_t at);
  void glued_colon(std::size_t colon);
  void text_after(std::size_t at, std::string_view after);

  // Keys
  void duplicate_key(Span key, Span first);
  void key_not_text(std::size_t begin, std::size_t end);
  void empty_key(std::size_t colon);
  void merge_key(std::size_t at);

  // Values: [begin, end) is the value as far as its line goes
  void quote_goes_on(std::size_t begin, std::size_t quote_end, std::size_t end);
  void unclosed_quote(std::size_t begin);
  void bad_escape(std::size_t at);
  void stray_colon(std::size_t begin, std::size_t colon, std::size_t end);
  void stray_comment(std::size_t begin, std::size_t hash, std::size_t end);
  void bad_start(std::size_t begin, std::size_t end);
  void bracket_goes_on(std::size_t begin, std::size_t bracket_end, std::size_t end);
  void list_on_key_line(std::size_t at, std::size_t end);
  void anchor(std::size_t begin, std::size_t end);
  void alias(std::size_t begin, std::size_t end);
  void tag(std::size_t begin, std::size_t end);
  void text_in_block_header(std::size_t begin, std::size_t at, std::size_t end);

  // Brackets
  void unclosed_bracket(std::size_t at);
  void wrong_bracket(std::size_t at, std::size_t open);
  void missing_comma(std::size_t at);
  /// The value from `begin` to `end` would go on, but the sign is one of YAML's own.
  void cut_in_brackets(std::size_t begin, std::size_t end, std::size_t sign);
  void nothing_before_comma(std::size_t at);
  void pair_in_list(std::size_t begin, std::size_t colon);

  /// What only the second reader saw.
  void unreadable(std::size_t begin, std::size_t end, std::string what);

 private:
  Diagnostic& report(Code code, std::size_t begin, std::size_t end, std::string message);
  [[nodiscard]] std::string as_block(std::size_t begin, std::size_t end) const;

  SourceId source_;
  const RawText& raw_;
  Diagnostics& out_;
  std::size_t count_ = 0;
};

/// Whether a text literal or a bracket is open at the end of `text`, as an expression reads it.
[[nodiscard]] bool is_open(std::string_view text);

}  // namespace joinery
