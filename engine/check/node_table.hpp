#pragma once
/// Makes the nodes of a graph. Equal nodes become one, so that equal expressions have equal ids: that
/// is how layers are compared and how facts about a value are found again.

#include <string>
#include <unordered_map>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/check/check.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

class NodeTable {
 public:
  NodeTable(Graph& graph, const Limits& limits) : graph_(graph), limits_(limits) {}

  void share(Sharing sharing) { sharing_ = sharing; }
  /// The node, or the equal one that is there already.
  [[nodiscard]] NodeId add(Node node);
  [[nodiscard]] const Node& operator[](NodeId id) const { return graph_.nodes[id.index]; }
  /// Whether it reads the item of a list that stands around it.
  [[nodiscard]] bool is_of_item(NodeId id) const { return of_item_[id.index]; }
  /// The mapping grew past Limits::graph_nodes; nodes are no longer added.
  [[nodiscard]] bool full() const { return graph_.nodes.size() >= limits_.graph_nodes; }

 private:
  Graph& graph_;
  const Limits& limits_;
  Sharing sharing_ = Sharing::equal;
  std::unordered_map<std::string, NodeId> known_;
  std::vector<bool> of_item_;   ///< by index of node
};

}  // namespace joinery
