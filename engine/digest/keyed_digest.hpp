#pragma once
/// What only somebody with a key can make: an HMAC (RFC 2104), and signed texts as JSON Web Tokens
/// have them (RFC 7515). Keys never show in errors.

#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace joinery {

enum class DigestAlgorithm : std::uint8_t { sha1, sha256, sha384, sha512 };

/// Raw bytes.
[[nodiscard]] std::string hmac(DigestAlgorithm algorithm, std::string_view key,
                               std::string_view bytes);

/// Whether two texts are the same, in a time that does not tell how much of them is.
[[nodiscard]] bool equal_in_constant_time(std::string_view left, std::string_view right);

enum class SignatureAlgorithm : std::uint8_t { hs256, rs256, es256 };

/// Raw bytes; for ES256 the two numbers one behind the other. `key` is a private key in PEM, or
/// with HS256 the secret itself. `malformed` where the key cannot be read or is of another kind.
[[nodiscard]] Result<std::string> sign(SignatureAlgorithm algorithm, std::string_view key,
                                       std::string_view bytes);

}  // namespace joinery
