#pragma once
/// What people write instead of the language: the places of the grammar where something else stands
/// than may stand there. Each function looks at byte `at`, and either says that nothing is wrong
/// (`nothing`), or reports, leaves on the builder what the right form would have left, and returns
/// how many bytes it took. None of them reads past the end.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/grammar/expression_builder.hpp"

namespace joinery::grammar::slips {

inline constexpr std::size_t nothing = SIZE_MAX;

inline std::string ticked(std::string_view text) { return '`' + std::string(text) + '`'; }
/// The character there, or a zero behind the end.
inline char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }
/// A word that joins two parts of an expression.
inline bool is_joint(std::string_view word) {
  return word == "and" || word == "or" || word == "else" || word == "then" || word == "otherwise";
}

// Where an operand should begin
std::size_t prefix(Builder& b, std::size_t at);           ///< `$name`, `+1`, a leading `=`
std::size_t quoted_otherwise(Builder& b, std::size_t at); ///< 'a', “a”
std::size_t foreign_literal(Builder& b, std::size_t at);  ///< true, null, …
std::size_t foreign_number(Builder& b, std::size_t at);   ///< .5, 1e5, 1_000, 01/02/2024
std::size_t foreign_name(Builder& b, std::size_t at);     ///< straße
std::size_t foreign_bracket(Builder& b, std::size_t at);  ///< [a + b], {a}
std::size_t spreadsheet_if(Builder& b, std::size_t at);   ///< if(a, b, c): takes only the word
std::size_t bang(Builder& b, std::size_t at);             ///< !a
std::size_t missing_operand(Builder& b, std::size_t at);
// Behind an operand
std::size_t comparison_sign(Builder& b, std::size_t at);  ///< ==, <>, `is before`: pushes the operator
std::size_t in_sign(Builder& b, std::size_t at);          ///< `is in`, `is one of`
std::size_t blank_test(Builder& b, std::size_t at);       ///< `is empty`, `is not null`
std::size_t double_ampersand(Builder& b, std::size_t at);
std::size_t double_bar(Builder& b, std::size_t at);
std::size_t double_question(Builder& b, std::size_t at);  ///< ??
std::size_t percent(Builder& b, std::size_t at);
std::size_t goes_on(Builder& b, std::size_t at);          ///< anything that cannot follow an operand
std::size_t stray(Builder& b, std::size_t at);            ///< at the very end: a `)` too many, a `,`
// Inside a construct
std::size_t missing_key(Builder& b, std::size_t at);
std::size_t missing_pipe_name(Builder& b, std::size_t at);
std::size_t missing_hold_text(Builder& b, std::size_t at);
std::size_t missing_then(Builder& b, std::size_t at);
std::size_t missing_otherwise(Builder& b, std::size_t at);
std::size_t missing_colon(Builder& b, std::size_t at);
std::size_t missing_list(Builder& b, std::size_t at);     ///< in ["a", "b"]
std::size_t unclosed_bracket(Builder& b, std::size_t at);
std::size_t unclosed_hole(Builder& b, std::size_t at);
std::size_t unclosed_text(Builder& b, std::size_t at);
std::size_t bad_escape(Builder& b, std::size_t at);
std::size_t stray_brace(Builder& b, std::size_t at);
// Before anything is read
/// Reports words in capitals, and returns the text with them in lower case (of the same length).
std::string lower_words(std::string_view text, Builder& b);

}  // namespace joinery::grammar::slips
