#pragma once
/// The way back of a decoder: how a source would write a value. Internal to engine/explain and engine/capture.

#include <optional>

#include "engine/calendar/zone_table.hpp"
#include "engine/decode/decoder.hpp"
#include "engine/json/json.hpp"
#include "engine/value/value.hpp"

namespace joinery {

/// In the form that `decoder` reads (`31/01/2024`, its words for yes and no, counts since 1970).
/// Nothing for a kind of value that it does not make.
[[nodiscard]] std::optional<Json> raw_form(const Decoder& decoder, const Value& value,
                                           const ZoneTable& zones);

}  // namespace joinery
