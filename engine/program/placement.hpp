#pragma once
/// Where in the code each node of a scope is computed. Internal to engine/program.
///
/// A region is a stretch of code that runs as a whole: a root, a body, a block, or an operand of a
/// lazy operator, whose parent is the region in which the operator stands. A node is placed in the
/// innermost region that holds all its uses, if that region itself needs it: since evaluation is
/// pure, it may be computed there before the places that may not need it. All other nodes become
/// blocks.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/program/liveness.hpp"

namespace joinery {

class Placement {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Region {
    std::uint32_t parent = none;
    std::uint32_t depth = 0;
    std::vector<NodeId> nodes;   ///< in the order of the code
  };

  /// `nodes`: those of the scope, ascending; they outlive this.
  Placement(const Graph& graph, std::span<const NodeId> nodes);

  /// A region of its own that needs `root` at its end.
  [[nodiscard]] std::uint32_t add_entry(NodeId root);
  /// `node` is needed from another scope.
  void force_block(NodeId node);
  /// To be called once, after all the entries.
  void place();

  [[nodiscard]] bool has(NodeId node) const { return find(node) != none; }
  [[nodiscard]] bool is_block(NodeId node) const { return states_[find(node)].block; }
  /// Of a block that has code.
  [[nodiscard]] std::uint32_t block_region(NodeId node) const {
    return states_[find(node)].region;
  }
  /// Of operand `operand` (from 1) of a lazy node.
  [[nodiscard]] std::uint32_t operand_region(NodeId node, std::size_t operand) const {
    return states_[find(node)].operands + static_cast<std::uint32_t>(operand) - 1;
  }
  [[nodiscard]] const Region& region(std::uint32_t index) const { return regions_[index]; }

 private:
  struct State {
    std::uint32_t region = none;     ///< innermost region round all uses so far
    std::uint32_t operands = none;   ///< region of operand 1, where the node is lazy
    bool direct = false;             ///< `region` itself needs the node
    bool used = false;
    bool block = false;
  };

  [[nodiscard]] std::uint32_t find(NodeId node) const;
  [[nodiscard]] std::uint32_t round_both(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t add_region(std::uint32_t parent);
  void use(NodeId node, std::uint32_t region);
  void use_operands(const Node& node, State& state);

  const Graph& graph_;
  std::span<const NodeId> nodes_;
  std::vector<State> states_;   ///< parallel to nodes_
  std::vector<Region> regions_;
};

}  // namespace joinery
