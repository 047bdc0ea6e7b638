#pragma once
/// Decoding: raw value in, typed value out. Pure, and safe from any thread with an arena of its own.
/// What cannot be read is a hold that says the value seen and where it stood, never a blank. Missing,
/// null, empty and space-only values are blank, and so are lists without a present item, and the days
/// by which systems say "none": 0000-00-00, 0001-01-01, 9999-12-31, 4712-12-31.
///
/// The result lives in the record (a text is a view of it), in the decoder (a `one of` is the choice as
/// declared) and in `arena`. Texts of `raw` must be valid UTF-8, which the record's reader sees to.
/// A scalar costs no memory unless it is a hold, or a text that must be put into a normal form.

#include <span>

#include "engine/decode/decoder.hpp"
#include "engine/function/references.hpp"
#include "engine/json/json.hpp"
#include "engine/value/arena.hpp"
#include "engine/value/raw_value.hpp"
#include "engine/value/value.hpp"

namespace joinery {

[[nodiscard]] Value decode_any(const Decoder& decoder, const RawValue& raw,
                               const References& references, Arena& arena);

/// What most readings of most records are: a text that is taken as it stands. Only where it begins
/// or ends with something that may be space does it need a closer look.
[[nodiscard]] inline Value decode(const Decoder& decoder, const RawValue& raw,
                                  const References& references, Arena& arena) {
  const auto is_visible = [](char c) { return c > ' ' && c < 0x7F; };
  if (decoder.type.is(TypeWord::text) && raw.state == RawState::text && raw.size > 0 &&
      is_visible(raw.data[0]) && is_visible(raw.data[raw.size - 1]) &&
      decoder.blank_when.empty()) {
    return Value::text(raw.view(), raw.escaped);
  }
  return decode_any(decoder, raw, references, arena);
}
/// The same for a path that gives several values (`skills[].name`): for a decoder of a list its items,
/// each of which may be a list itself; for any other the one value there is, and a hold where there
/// are two different ones.
[[nodiscard]] Value decode_all(const Decoder& decoder, std::span<const RawValue> raw,
                               const References& references, Arena& arena);
/// A raw view of a JSON tree's node; texts and numbers point into the tree, objects and arrays are
/// printed into `arena`.
[[nodiscard]] RawValue raw_of(const Json* value, Arena& arena);

}  // namespace joinery
