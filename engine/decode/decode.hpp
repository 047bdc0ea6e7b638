#pragma once
/// Decoding: raw value in, typed value out. Pure; what cannot be read is a hold that says the value seen
/// and where it stood, never a blank. Missing, null, empty and space-only values are blank.

#include <span>

#include "engine/decode/decoder.hpp"
#include "engine/function/references.hpp"
#include "engine/json/json.hpp"
#include "engine/value/arena.hpp"
#include "engine/value/raw_value.hpp"
#include "engine/value/value.hpp"

namespace joinery {

[[nodiscard]] Value decode(const Decoder& decoder, const RawValue& raw, const References& references,
                           Arena& arena);
/// A raw view of a JSON tree's node; texts and numbers point into the tree, objects and arrays are
/// printed into `arena`.
[[nodiscard]] RawValue raw_of(const Json* value, Arena& arena);

}  // namespace joinery
