#pragma once
/// Which nodes of a graph a program needs, and how often each must be computed: never (a
/// constant), once per run, once per record, or once per item of a list. Internal to
/// engine/program.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

enum class Home : std::uint8_t {
  constant,
  run,      ///< of constants and the clock only, and with nothing lazy in it
  record,
  item,     ///< depends on the item of the list that stands around it
};

/// A body of list operators. One body node is one scope, however many operators share it: it sees
/// nothing of the outside but what does not depend on an item.
struct BodyScope {
  NodeId body;
  std::vector<NodeId> nodes;   ///< those at home in the item, ascending
  std::uint32_t depth = 1;     ///< of lists in lists
  bool refused = false;        ///< past the limits of compile.hpp
};

struct Liveness {
  std::vector<Home> home;               ///< by node
  std::vector<bool> live;               ///< by node; of items: see the scopes
  std::vector<NodeId> record_nodes;     ///< live and at home in the record, ascending
  std::vector<BodyScope> scopes;        ///< ascending by body
  std::unordered_map<std::uint32_t, std::uint32_t> scope_of;   ///< by body
};

/// Whether operands but the first are evaluated on demand only.
[[nodiscard]] bool is_lazy(const Graph& graph, const Node& node);
[[nodiscard]] Liveness find_live(const Graph& graph, std::span<const NodeId> roots);

}  // namespace joinery
