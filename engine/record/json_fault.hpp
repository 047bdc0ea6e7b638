#pragma once
/// Why a text is not JSON, and at which byte: a strict check (RFC 8259, UTF-8, whole surrogate
/// pairs) for the path where something is wrong already. It takes no memory beyond its depth.

#include <cstddef>
#include <optional>
#include <string_view>

#include "dsl/base/result.hpp"

namespace joinery {

struct JsonFault {
  std::size_t position = 0;
  std::string_view what;                        ///< of static storage
  ErrorCode code = ErrorCode::malformed;        ///< or too_large: nested too deeply
};

/// The first fault of `text`, which is to hold one value and white space; nothing if it is JSON.
[[nodiscard]] std::optional<JsonFault> find_json_fault(std::string_view text,
                                                       std::size_t depth_max);

}  // namespace joinery
