#pragma once
/// What a node of the rule graph stands on.

#include <set>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

/// The places of the record out of which a value can come, in the order in which they are asked. What
/// is only compared, on the way to a decision, is not among them.
[[nodiscard]] std::vector<std::string> origins_of(const Graph& graph, NodeId value);

/// The readings that anything below `root` looks at.
[[nodiscard]] std::set<std::uint32_t> readings_below(const Graph& graph, NodeId root);

}  // namespace joinery
