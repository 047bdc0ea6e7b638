#include "engine/program/liveness.hpp"

#include <algorithm>
#include <unordered_set>

#include "engine/program/compile.hpp"

namespace joinery {
namespace {

bool is_constant(const Node& node) {
  return node.op == NodeOp::constant || node.op == NodeOp::setting;
}

Home home_of(const Graph& graph, const Node& node, const std::vector<Home>& known) {
  if (is_constant(node)) return Home::constant;
  if (node.op == NodeOp::element) return Home::item;
  Home home = Home::run;
  for (const NodeId operand : node.in) home = std::max(home, known[operand.index]);
  if (home == Home::item) return home;
  const bool once = node.op != NodeOp::read && node.bodies.empty() && !is_lazy(graph, node);
  return once ? home : Home::record;
}

class Finder {
 public:
  Finder(const Graph& graph, Liveness& found) : graph_(graph), found_(found) {}

  void run(std::span<const NodeId> roots) {
    for (const NodeId root : roots) reach(root);
    while (!waiting_.empty() || !bodies_.empty()) {
      if (!waiting_.empty()) {
        const NodeId node = waiting_.back();
        waiting_.pop_back();
        follow(graph_[node]);
      } else {
        const NodeId body = bodies_.back();
        bodies_.pop_back();
        enter(body);
      }
    }
  }

 private:
  void reach(NodeId node) {
    if (found_.live[node.index]) return;
    found_.live[node.index] = true;
    waiting_.push_back(node);
  }

  void follow(const Node& node) {
    for (const NodeId operand : node.in) reach(operand);
    for (const NodeId body : node.bodies) see_body(body);
  }

  void see_body(NodeId body) {
    if (found_.scope_of.emplace(body.index, 0U).second) bodies_.push_back(body);
  }

  /// The nodes of a body: those at home in its items stay with it, the others belong outside.
  void enter(NodeId body) {
    BodyScope scope;
    scope.body = body;
    std::vector<NodeId> next;
    std::unordered_set<std::uint32_t> seen;
    const auto add = [&](NodeId node) {
      if (found_.home[node.index] != Home::item) return reach(node);
      if (seen.insert(node.index).second) next.push_back(node);
    };
    add(body);
    while (!next.empty() && !scope.refused) {
      const NodeId node = next.back();
      next.pop_back();
      scope.nodes.push_back(node);
      scope.refused = ++total_ > body_nodes_max;
      for (const NodeId operand : graph_[node].in) add(operand);
      for (const NodeId inner : graph_[node].bodies) see_body(inner);
    }
    if (scope.refused) scope.nodes.clear();
    std::sort(scope.nodes.begin(), scope.nodes.end());
    found_.scopes.push_back(std::move(scope));
  }

  const Graph& graph_;
  Liveness& found_;
  std::vector<NodeId> waiting_, bodies_;
  std::size_t total_ = 0;
};

void measure_depths(const Graph& graph, Liveness& found) {
  for (BodyScope& scope : found.scopes) {
    for (const NodeId node : scope.nodes) {
      for (const NodeId inner : graph[node].bodies) {
        const BodyScope& below = found.scopes[found.scope_of.at(inner.index)];
        scope.depth = std::max(scope.depth, below.depth + 1);
      }
    }
    if (scope.depth > list_depth_max) scope.refused = true;
  }
}

}  // namespace

bool is_lazy(const Graph& graph, const Node& node) {
  switch (node.op) {
    case NodeOp::else_:
    case NodeOp::if_:
    case NodeOp::and_:
    case NodeOp::or_: return node.in.size() > 1;
    case NodeOp::in_constants:
      return !std::all_of(node.in.begin() + 1, node.in.end(), [&](NodeId operand) {
        const Node& value = graph[operand];
        return is_constant(value) && value.constant.kind != ValueKind::blank &&
               value.constant.kind != ValueKind::hold;
      });
    default: return false;
  }
}

Liveness find_live(const Graph& graph, std::span<const NodeId> roots) {
  Liveness found;
  found.home.reserve(graph.nodes.size());
  for (const Node& node : graph.nodes) {
    found.home.push_back(home_of(graph, node, found.home));
  }
  found.live.assign(graph.nodes.size(), false);
  Finder(graph, found).run(roots);
  std::sort(found.scopes.begin(), found.scopes.end(),
            [](const BodyScope& a, const BodyScope& b) { return a.body < b.body; });
  for (std::size_t i = 0; i < found.scopes.size(); ++i) {
    found.scope_of[found.scopes[i].body.index] = static_cast<std::uint32_t>(i);
  }
  measure_depths(graph, found);
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (found.live[i] && found.home[i] == Home::record) found.record_nodes.push_back({i});
  }
  return found;
}

}  // namespace joinery
