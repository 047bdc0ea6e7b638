#pragma once
/// Reads JSONPath queries exactly as RFC 9535 writes them: well-formed by its grammar (blanks
/// included), functions well-typed, integers within the range that JSON can exchange exactly.

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "dsl/base/limits.hpp"
#include "engine/jsonpath/query.hpp"

namespace joinery {

/// What is wrong with a query, and which bytes of it. `what` is lower case without a full stop, and
/// says what to write instead where that is known.
struct JsonPathError {
  std::string what;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< may equal `begin`, where something is missing
};

/// Limits: `query_bytes`, `query_depth` (filters, brackets and calls inside each other), and those
/// of the patterns in it.
[[nodiscard]] tl::expected<JsonPathQuery, JsonPathError> parse_jsonpath(std::string_view text,
                                                                        const Limits& limits);

}  // namespace joinery
