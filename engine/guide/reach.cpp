#include "engine/guide/reach.hpp"

#include <algorithm>

namespace joinery {
namespace {

/// The operands that a value comes out of; those of comparisons and conditions are not among them.
std::vector<NodeId> ways_of(const Node& node) {
  switch (node.op) {
    case NodeOp::if_: return {node.in[1], node.in[2]};
    case NodeOp::where:
    case NodeOp::sort:
    case NodeOp::first: return {node.in[0]};
    case NodeOp::hold:
    case NodeOp::not_:
    case NodeOp::and_:
    case NodeOp::or_:
    case NodeOp::is_blank:
    case NodeOp::is_present:
    case NodeOp::equal:
    case NodeOp::unequal:
    case NodeOp::less:
    case NodeOp::less_equal:
    case NodeOp::in_constants:
    case NodeOp::in_list:
    case NodeOp::in_set:
    case NodeOp::starts_with:
    case NodeOp::ends_with:
    case NodeOp::contains:
    case NodeOp::matches: return {};
    default: return node.in;
  }
}

}  // namespace

std::vector<std::string> origins_of(const Graph& graph, NodeId value) {
  std::vector<std::string> found;
  std::vector<bool> seen(graph.nodes.size(), false);
  std::vector<NodeId> open{value};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (!id.valid() || seen[id.index]) continue;
    seen[id.index] = true;
    const Node& node = graph[id];
    if (node.op == NodeOp::read) {
      const std::string path = print(graph.readings[node.reading.index].path);
      if (std::ranges::find(found, path) == found.end()) found.push_back(path);
    }
    const std::vector<NodeId> ways = ways_of(node);
    open.insert(open.end(), ways.rbegin(), ways.rend());
  }
  return found;
}

std::set<std::uint32_t> readings_below(const Graph& graph, NodeId root) {
  std::set<std::uint32_t> found;
  std::vector<bool> seen(graph.nodes.size(), false);
  std::vector<NodeId> open{root};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (!id.valid() || seen[id.index]) continue;
    seen[id.index] = true;
    const Node& node = graph[id];
    if (node.op == NodeOp::read) found.insert(node.reading.index);
    open.insert(open.end(), node.in.begin(), node.in.end());
    open.insert(open.end(), node.bodies.begin(), node.bodies.end());
  }
  return found;
}

}  // namespace joinery
