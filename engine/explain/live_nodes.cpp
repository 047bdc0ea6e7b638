#include "engine/explain/live_nodes.hpp"

#include <algorithm>

namespace joinery {

std::vector<bool> live_nodes(const Graph& graph) {
  std::vector<bool> live(graph.nodes.size(), false);
  for (const NodeId root : graph.roots()) live[root.index] = true;
  for (std::size_t i = graph.nodes.size(); i-- > 0;) {
    if (!live[i]) continue;
    for (const NodeId in : graph.nodes[i].in) live[in.index] = true;
    for (const NodeId body : graph.nodes[i].bodies) live[body.index] = true;
  }
  return live;
}

std::vector<bool> nodes_of_items(const Graph& graph) {
  std::vector<bool> of_item(graph.nodes.size(), false);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    of_item[i] =
        node.op == NodeOp::element ||
        std::any_of(node.in.begin(), node.in.end(), [&](NodeId in) { return of_item[in.index]; });
  }
  return of_item;
}

}  // namespace joinery
