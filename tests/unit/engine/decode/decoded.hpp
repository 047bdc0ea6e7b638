#pragma once
/// Decoding for tests: JSON in, JSON or `hold: reason` out.

#include <string>
#include <string_view>

#include "engine/decode/decode.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/value/print.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

struct Case {
  const char* json;     ///< the value in the record
  const char* wanted;   ///< the value as JSON, or `hold: reason`
};

[[nodiscard]] inline std::string printed(const Value& value, const Type& type) {
  if (value.is_hold()) return "hold: " + std::string(value.view());
  std::string out;
  append_json(out, value, type, references().zones);
  return out;
}

[[nodiscard]] inline std::string decoded(const Decoder& decoder, std::string_view json) {
  const auto value = parse_json(json, Limits{});
  JOINERY_CHECK(value.has_value());
  Arena arena;
  const RawValue raw = raw_of(&*value, arena);
  return printed(decode(decoder, raw, references(), arena), decoder.type);
}

[[nodiscard]] inline Decoder decoder_of(Type type, std::string where = "work.field") {
  Decoder decoder;
  decoder.type = std::move(type);
  decoder.where = std::move(where);
  return decoder;
}
[[nodiscard]] inline Decoder decoder_of(TypeWord word) { return decoder_of(Type::of(word)); }

}  // namespace joinery::testing
