#pragma once
/// Finds the nodes of a value that a query asks for, by RFC 9535. Members come in the order of the
/// text; the result is the same every time.

#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"
#include "engine/json/json_location.hpp"
#include "engine/jsonpath/query.hpp"

namespace joinery {

/// `value` lives inside the root that was searched, and no longer than it.
struct JsonPathNode {
  const Json* value = nullptr;
  JsonLocation location;
};

/// Errors: `too_large` where the query does more work than `query_nodes` steps: one for each node
/// looked at, more for long texts, patterns from the record and long locations; or where a pattern
/// in the record is past the limits of patterns.
[[nodiscard]] Result<std::vector<JsonPathNode>> select(const JsonPathQuery& query, const Json& root,
                                                       const Limits& limits);

}  // namespace joinery
