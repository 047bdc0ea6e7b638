#include "engine/explain/hints.hpp"

#include <algorithm>

#include "engine/explain/live_nodes.hpp"

namespace joinery {
namespace {

bool is_fixed(const Node& node) {
  return node.op == NodeOp::constant || node.op == NodeOp::setting;
}

}  // namespace

Hints::Hints(const Graph& graph)
    : graph_(graph),
      live_(live_nodes(graph)),
      readings_(graph.nodes.size()),
      constants_(graph.readings.size()) {
  find_readings();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (live_[i]) visit(graph.nodes[i]);
  }
}

void Hints::find_readings() {
  for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
    const Node& node = graph_.nodes[i];
    std::vector<std::uint32_t>& below = readings_[i];
    if (node.op == NodeOp::read) below.push_back(node.reading.index);
    for (const NodeId in : node.in) {
      const auto& more = readings_[in.index];
      below.insert(below.end(), more.begin(), more.end());
    }
    std::sort(below.begin(), below.end());
    below.erase(std::unique(below.begin(), below.end()), below.end());
    if (below.size() > readings_max) below.resize(readings_max);
  }
}

bool Hints::depends(NodeId node, ReadingId reading) const {
  const auto& below = readings_[node.index];
  return std::binary_search(below.begin(), below.end(), reading.index);
}

void Hints::add(NodeId side, const Constant& constant) {
  if (constant.kind == ValueKind::blank) return;
  if (constant.kind == ValueKind::list) {
    for (const Constant& item : constant.items) add(side, item);
    return;
  }
  for (const std::uint32_t reading : readings_[side.index]) {
    auto& known = constants_[reading];
    if (known.size() >= constants_max) continue;
    if (std::find(known.begin(), known.end(), constant) == known.end()) known.push_back(constant);
  }
}

void Hints::compare(NodeId a, NodeId b) {
  if (readings_[a.index].empty() && readings_[b.index].empty()) return;
  compared_.push_back({a, b});
  if (is_fixed(graph_[b])) add(a, graph_[b].constant);
  if (is_fixed(graph_[a])) add(b, graph_[a].constant);
}

/// One key for every value of the table, as far as `keys_max` goes.
void Hints::add_keys(const Node& node) {
  const Table& table = graph_.tables[node.table.index];
  std::vector<const Constant*> values;
  for (const Table::Row& row : table.rows) {
    const auto same = [&](const Constant* known) { return *known == row.value; };
    if (node.op == NodeOp::table && std::any_of(values.begin(), values.end(), same)) continue;
    values.push_back(&row.value);
    add(node.in[0], row.key);
    if (values.size() == keys_max) return;
  }
}

void Hints::visit(const Node& node) {
  switch (node.op) {
    case NodeOp::equal:
    case NodeOp::unequal:
    case NodeOp::less:
    case NodeOp::less_equal:
    case NodeOp::in_list:
    case NodeOp::starts_with:
    case NodeOp::ends_with:
    case NodeOp::contains:
      compare(node.in[0], node.in[1]);
      return;
    case NodeOp::in_constants:
      for (std::size_t i = 1; i < node.in.size(); ++i) compare(node.in[0], node.in[i]);
      return;
    case NodeOp::table:
    case NodeOp::in_set:
      add_keys(node);
      return;
    case NodeOp::matches: {
      Constant pattern;  // a pattern without signs of its own matches itself
      pattern.kind = ValueKind::text;
      pattern.text = node.name;
      add(node.in[0], pattern);
      return;
    }
    default:
      return;
  }
}

}  // namespace joinery
