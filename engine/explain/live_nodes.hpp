#pragma once
/// Which nodes anything asks for. Internal to engine/explain.

#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

/// By index of node: whether it is a root or below one.
[[nodiscard]] std::vector<bool> live_nodes(const Graph& graph);
/// By index of node: whether it reads the item of a list that stands around it.
[[nodiscard]] std::vector<bool> nodes_of_items(const Graph& graph);

}  // namespace joinery
