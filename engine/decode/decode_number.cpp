#include "engine/decode/decoding.hpp"
#include "engine/value/number.hpp"

namespace joinery {

Value decode_number(const Decoding& decoding, const Token& token) {
  const auto number = parse_number(token.text);
  if (number) return Value::number(*number);
  return hold_seen(decoding, token, words(number.error()));
}

}  // namespace joinery
