#pragma once
/// Reads JSON strictly by RFC 8259: the whole text is one value, no comments, no trailing commas,
/// valid UTF-8, no lone surrogates, no name twice in one object.

#include <string_view>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// Errors: `malformed` with the byte where the text stops being JSON (for a repeated name, the
/// byte where the repetition begins); `too_large` past `record_bytes` or `record_depth`. Messages
/// never quote the text, which may be somebody's personal data.
[[nodiscard]] Result<Json> parse_json(std::string_view text, const Limits& limits);

}  // namespace joinery
