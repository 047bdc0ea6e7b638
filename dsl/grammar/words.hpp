#pragma once
/// The words of the language and the shape of names, as plain scans over a text. Everything here is
/// bounded by the length of the text and owns nothing.

#include <cstddef>
#include <string>
#include <string_view>

namespace joinery::grammar {

[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
[[nodiscard]] constexpr bool goes_on_name(char c) { return begins_name(c) || is_digit(c); }
[[nodiscard]] constexpr bool beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// A word that no name can be: `if`, `is`, `blank`, …
[[nodiscard]] bool is_reserved(std::string_view word);
/// `Day`, `days`, `WEEK` …: the unit in the singular; empty for any other word.
[[nodiscard]] std::string_view unit_of(std::string_view word);
[[nodiscard]] std::string lower_case(std::string_view text);

/// The name-like run at `at`; empty where none begins.
[[nodiscard]] std::string_view word_at(std::string_view text, std::size_t at);
/// Whether `phrase` stands at `at`, its words set apart by any white space; the bytes it takes, or 0.
[[nodiscard]] std::size_t phrase_at(std::string_view text, std::size_t at, std::string_view phrase);
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t trim_back(std::string_view text, std::size_t begin, std::size_t end);
/// Bytes of the code point at `at`, never past the end.
[[nodiscard]] std::size_t code_point_bytes(std::string_view text, std::size_t at);
/// Behind the text literal that opens at `at`, its holes included; the end where it is not closed.
[[nodiscard]] std::size_t skip_text(std::string_view text, std::size_t at);
/// Behind the bracket that closes the one at `at`; the end where none does. Texts are stepped over.
[[nodiscard]] std::size_t skip_brackets(std::string_view text, std::size_t at);
/// How many commas stand directly inside the brackets that open at `at`.
[[nodiscard]] std::size_t commas_inside(std::string_view text, std::size_t at);
/// The first place from `at` on where reading can go on: a `,`, a closing bracket, or one of the
/// words then, otherwise, else, and, or, outside brackets and texts; or the end.
[[nodiscard]] std::size_t next_stop(std::string_view text, std::size_t at);

}  // namespace joinery::grammar
