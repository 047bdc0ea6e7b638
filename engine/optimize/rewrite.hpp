#pragma once
/// The walk that every pass shares: nodes are visited with their operands already rewritten, and
/// each becomes itself, another node, or one that is there already.

#include <functional>

#include "engine/graph/graph.hpp"

namespace joinery {

class Rewriter {
 public:
  /// The graph without its nodes: readings, tables, rules and the rest as they were.
  explicit Rewriter(Graph graph);

  /// Calls `visit` for every old node, in order, with `in` and `bodies` already naming new nodes.
  /// It returns the new node's id: `add(node)`, or any id that is there.
  using Visit = std::function<NodeId(Rewriter&, Node node)>;
  [[nodiscard]] Graph run(const Visit& visit) &&;

  NodeId add(Node node);
  [[nodiscard]] const Node& operator[](NodeId id) const { return made_.nodes[id.index]; }
  [[nodiscard]] const Graph& graph() const { return made_; }

 private:
  std::vector<Node> old_;
  Graph made_;
};

/// Replaces every node id that the graph's roots hold.
void rename_roots(Graph& graph, const std::function<NodeId(NodeId)>& renamed);

}  // namespace joinery
