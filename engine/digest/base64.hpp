#pragma once
/// Bytes as texts (RFC 4648). Pure.

#include <optional>
#include <string>
#include <string_view>

namespace joinery {

[[nodiscard]] std::string base64(std::string_view bytes);
/// With `-` and `_`, and without `=`.
[[nodiscard]] std::string base64url(std::string_view bytes);
[[nodiscard]] std::string hex(std::string_view bytes);
/// Either alphabet, with or without `=`; nothing where the text is neither.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
/// Small or large digits.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

}  // namespace joinery
