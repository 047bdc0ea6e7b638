#include <algorithm>

#include "engine/decode/decoding.hpp"
#include "engine/unicode/normal_key.hpp"
#include "engine/value/shown.hpp"

namespace joinery {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Whether `words`, which are normal keys, hold the token. Most sources write their words in ASCII;
/// for them no normal key is made.
bool is_among(const std::vector<std::string>& words, std::string_view text) {
  const auto same = [text](const std::string& word) { return same_ascii_letters(word, text); };
  return std::ranges::any_of(words, same);
}

void append_words(std::string& out, const std::vector<std::string>& words) {
  out += '(';
  for (const std::string& word : words) {
    if (&word != &words.front()) out += ", ";
    append_shown(out, word);
  }
  out += ')';
}

Value decode_words(const Decoding& decoding, const Token& token) {
  const Decoder& decoder = decoding.decoder;
  if (is_among(decoder.yes, token.text)) return Value::yes_no(true);
  if (is_among(decoder.no, token.text)) return Value::yes_no(false);
  const std::string key = normal_key(token.text);
  if (std::ranges::find(decoder.yes, key) != decoder.yes.end()) return Value::yes_no(true);
  if (std::ranges::find(decoder.no, key) != decoder.no.end()) return Value::yes_no(false);
  std::string problem = "is none of its words for yes ";
  append_words(problem, decoder.yes);
  problem += " and no ";
  append_words(problem, decoder.no);
  return hold_seen(decoding, token, problem);
}

}  // namespace

Value decode_text(const Decoding& decoding, const Token& token) {
  return Value::text(decoding.decoder.exact ? token.whole : token.text, token.escaped);
}

Value decode_one_of(const Decoding& decoding, const Token& token) {
  const auto chosen = [](const std::string& choice) {
    return Value::text(choice, std::ranges::any_of(choice, needs_escape));
  };
  const std::vector<std::string>& choices = decoding.type.choices;
  for (const std::string& choice : choices) {
    if (choice == token.text) return chosen(choice);
  }
  for (const std::string& choice : choices) {
    if (same_ascii_letters(choice, token.text)) return chosen(choice);
  }
  const std::string key = normal_key(token.text);
  for (const std::string& choice : choices) {
    if (normal_key(choice) == key) return chosen(choice);
  }
  return hold_unknown(decoding, token);
}

Value decode_yes_no(const Decoding& decoding, const Token& token) {
  if (!decoding.decoder.yes.empty() || !decoding.decoder.no.empty()) {
    return decode_words(decoding, token);
  }
  if (token.state != RawState::number) {
    if (same_ascii_letters(token.text, "true")) return Value::yes_no(true);
    if (same_ascii_letters(token.text, "false")) return Value::yes_no(false);
  }
  return hold_seen(decoding, token, "is neither true nor false");
}

}  // namespace joinery
