#pragma once
/// I-Regexp (RFC 9485), the patterns of `match` and `search`, checked and put into the words of
/// engine/pattern.
///
/// Two places where the RFC leaves a choice: `^` and `$` are passed on, as its section 5 does, and
/// so stand for the ends of the text; and what may repeat, and how often, is bounded by our limits.

#include <string>
#include <string_view>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/pattern/pattern.hpp"

namespace joinery::jsonpath {

/// The same pattern in the syntax of `Pattern`. Errors: `malformed` where `text` is no I-Regexp
/// (with the byte), `too_large` past the limits. `text` is valid UTF-8.
[[nodiscard]] Result<std::string> translate_i_regexp(std::string_view text, const Limits& limits);

/// Translated and compiled, with the same errors.
[[nodiscard]] Result<Pattern> compile_i_regexp(std::string_view text, const Limits& limits);

}  // namespace joinery::jsonpath
