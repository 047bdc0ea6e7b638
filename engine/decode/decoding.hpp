#pragma once
/// What the decoders of this folder share: one value on its way from raw to typed. Private to
/// engine/decode. Everything here is a view; nothing outlives the call of `decode`.

#include <string>
#include <string_view>

#include "engine/decode/decoder.hpp"
#include "engine/function/references.hpp"
#include "engine/value/arena.hpp"
#include "engine/value/raw_value.hpp"
#include "engine/value/value.hpp"

namespace joinery {

struct Decoding {
  const Decoder& decoder;
  const Type& type;              ///< the decoder's, or that of its items
  const References& references;
  Arena& arena;
};

/// A scalar as written: a text, a number's digits, or `true` and `false`.
struct Token {
  RawState state = RawState::text;   ///< text, number, boolean_true or boolean_false
  bool escaped = false;
  std::string_view whole;            ///< with its outer white space
  std::string_view text;             ///< without; never empty
};

// A hold, whose reason is made only here and lives in the arena.
/// `"abc" in work.fte is not a number (12.5)`: the value seen, where it stood, and `problem`.
[[nodiscard]] Value hold_seen(const Decoding& decoding, const Token& token,
                              std::string_view problem);
/// `unknown value "x" of employment_type`
[[nodiscard]] Value hold_unknown(const Decoding& decoding, const Token& token);
/// `a text is expected in address, an object stands there`
[[nodiscard]] Value hold_nested(const Decoding& decoding, RawState state);
/// ` in work.fte`, or nothing where the decoder has no place. Appends.
void append_where(std::string& out, const Decoder& decoder);

// One for each family of types. None sees blank values.
[[nodiscard]] Value decode_text(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_one_of(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_yes_no(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_number(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_date(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_instant(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_zone(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_email(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_country(const Decoding& decoding, const Token& token);
[[nodiscard]] Value decode_language(const Decoding& decoding, const Token& token);

/// Equal, the case of ASCII letters aside.
[[nodiscard]] bool same_ascii_letters(std::string_view a, std::string_view b);

}  // namespace joinery
