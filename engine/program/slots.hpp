#pragma once
/// Which slot each live node has. Internal to engine/program. Constants first, then the values of
/// the run, then those of the record, then each body's: its nodes and, behind them, its item.

#include <cstdint>
#include <vector>

#include "engine/program/liveness.hpp"
#include "engine/program/program.hpp"

namespace joinery {

class Slots {
 public:
  /// Fills `program.constants`, too.
  Slots(const Graph& graph, const Liveness& live, Program& program);

  /// Of a node that is not at home in an item.
  [[nodiscard]] std::uint32_t of(NodeId node) const { return outer_[node.index]; }
  [[nodiscard]] std::uint32_t of(NodeId node, std::uint32_t scope) const;
  [[nodiscard]] std::uint32_t item_of(std::uint32_t scope) const;

 private:
  const Liveness& live_;
  std::vector<std::uint32_t> outer_;         ///< by node
  std::vector<std::uint32_t> scope_begins_;  ///< by scope
};

}  // namespace joinery
