/// Nodes, readings, tables and patterns that no root asks for are gone; what is left says exactly
/// what the record must be asked for.

#include <algorithm>
#include <utility>

#include "engine/optimize/passes.hpp"
#include "engine/optimize/rewrite.hpp"

namespace joinery {
namespace {

std::vector<bool> reachable(const Graph& graph) {
  std::vector<bool> used(graph.nodes.size(), false);
  for (const NodeId root : graph.roots()) {
    if (root.valid()) used[root.index] = true;
  }
  // Operands come first, so one walk backwards finds everything.
  for (std::size_t i = graph.nodes.size(); i-- > 0;) {
    if (!used[i]) continue;
    for (const NodeId in : graph.nodes[i].in) used[in.index] = true;
    for (const NodeId body : graph.nodes[i].bodies) used[body.index] = true;
  }
  return used;
}

/// Keeps the used items of `all` and says where each went.
template <class T>
std::vector<std::uint32_t> keep(std::vector<T>& all, const std::vector<bool>& used) {
  std::vector<std::uint32_t> renamed(all.size(), UINT32_MAX);
  std::vector<T> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!used[i]) continue;
    renamed[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(all[i]));
  }
  all = std::move(kept);
  return renamed;
}

void drop_nodes(Graph& graph) {
  const auto renamed = keep(graph.nodes, reachable(graph));
  for (Node& node : graph.nodes) {
    for (NodeId& in : node.in) in.index = renamed[in.index];
    for (NodeId& body : node.bodies) body.index = renamed[body.index];
  }
  rename_roots(graph, [&](NodeId id) { return NodeId{renamed[id.index]}; });
}

}  // namespace

Graph drop_unused(Graph graph, const References&) {
  drop_nodes(graph);
  std::vector<bool> readings(graph.readings.size()), tables(graph.tables.size()),
      patterns(graph.patterns.size());
  for (const Node& node : graph.nodes) {
    if (node.reading.valid()) readings[node.reading.index] = true;
    if (node.table.valid()) tables[node.table.index] = true;
    if (node.pattern) patterns[*node.pattern] = true;
  }
  const auto new_reading = keep(graph.readings, readings);
  const auto new_table = keep(graph.tables, tables);
  const auto new_pattern = keep(graph.patterns, patterns);
  for (Node& node : graph.nodes) {
    if (node.reading.valid()) node.reading.index = new_reading[node.reading.index];
    if (node.table.valid()) node.table.index = new_table[node.table.index];
    if (node.pattern) node.pattern = new_pattern[*node.pattern];
  }
  return graph;
}

}  // namespace joinery
