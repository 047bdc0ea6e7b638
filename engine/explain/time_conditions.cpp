#include "engine/explain/time_conditions.hpp"

#include <algorithm>

#include "engine/explain/live_nodes.hpp"

namespace joinery {
namespace {

class Finder {
 public:
  explicit Finder(const Graph& graph)
      : graph_(graph),
        live_(live_nodes(graph)),
        of_item_(nodes_of_items(graph)),
        moves_(graph.nodes.size(), false),
        chain_(graph.nodes.size(), false) {}

  TimeConditions find();

 private:
  void classify(NodeId id);
  void visit(const Node& node);
  void use(NodeId chain, const Node* by);
  [[nodiscard]] bool compare(NodeId a, NodeId b);
  [[nodiscard]] bool is_still(NodeId id) const { return !moves_[id.index] && !of_item_[id.index]; }
  [[nodiscard]] bool is_date_of_item(NodeId id) const;

  const Graph& graph_;
  std::vector<bool> live_, of_item_;
  std::vector<bool> moves_;  ///< depends on the clock
  std::vector<bool> chain_;
  TimeConditions found_;
};

void Finder::classify(NodeId id) {
  const Node& node = graph_[id];
  const auto moves = [&](NodeId in) { return moves_[in.index]; };
  const bool below = std::any_of(node.in.begin(), node.in.end(), moves) ||
                     std::any_of(node.bodies.begin(), node.bodies.end(), moves);
  moves_[id.index] = below || node.op == NodeOp::today || node.op == NodeOp::now;
  if (node.op == NodeOp::now) chain_[id.index] = true;
  if (node.op == NodeOp::today) chain_[id.index] = is_still(node.in[0]);
  if (node.op == NodeOp::shift) chain_[id.index] = chain_[node.in[0].index] && is_still(node.in[1]);
}

/// A date that an item has as it is, or another one where it has none.
bool Finder::is_date_of_item(NodeId id) const {
  const Node& node = graph_[id];
  if (node.op == NodeOp::element) return true;
  if (node.op != NodeOp::else_) return false;
  return std::all_of(node.in.begin(), node.in.end(), [&](NodeId in) {
    return graph_[in].op == NodeOp::element || graph_[in].constant.kind == ValueKind::date ||
           graph_[in].constant.kind == ValueKind::instant;
  });
}

bool Finder::compare(NodeId a, NodeId b) {
  const NodeId chain = chain_[a.index] ? a : b;
  const NodeId other = chain == a ? b : a;
  if (!chain_[chain.index] || moves_[other.index]) return false;
  if (is_still(other)) {
    found_.comparisons.push_back({chain, other});
    return true;
  }
  if (!is_date_of_item(other)) return false;
  found_.comparisons.push_back({chain, {}});
  for (const NodeId in : graph_[other].in) {
    if (is_still(in)) found_.comparisons.push_back({chain, in});
  }
  return true;
}

/// `chain` is used for something that is not a comparison.
void Finder::use(NodeId chain, const Node* by) {
  const Node& base = graph_[base_of(graph_, chain)];
  if (base.op == NodeOp::today) {
    found_.days.push_back(chain);
    return;
  }
  if (by != nullptr && by->op == NodeOp::call && by->in.size() == 2 && by->in[0] == chain &&
      by->function->returns == TypeWord::date && graph_[by->in[1]].type.is(TypeWord::zone) &&
      is_still(by->in[1])) {
    found_.days_of_now.push_back({chain, by->in[1]});
    return;
  }
  found_.is_complete = false;
}

void Finder::visit(const Node& node) {
  if (node.op == NodeOp::today && !is_still(node.in[0])) found_.is_complete = false;
  const bool two = node.op == NodeOp::less || node.op == NodeOp::less_equal ||
                   node.op == NodeOp::equal || node.op == NodeOp::unequal;
  if (two && compare(node.in[0], node.in[1])) return;
  if (node.op == NodeOp::in_constants && chain_[node.in[0].index]) {
    bool all = true;
    for (std::size_t i = 1; i < node.in.size(); ++i) all = compare(node.in[0], node.in[i]) && all;
    if (all) return;
  }
  if (node.op == NodeOp::shift && chain_[node.in[0].index] && is_still(node.in[1])) return;
  for (const NodeId in : node.in) {
    if (chain_[in.index]) use(in, &node);
  }
  for (const NodeId body : node.bodies) {
    if (chain_[body.index]) use(body, &node);
  }
}

TimeConditions Finder::find() {
  for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) classify({i});
  for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
    if (live_[i]) visit(graph_.nodes[i]);
  }
  for (const NodeId root : graph_.roots()) {
    if (chain_[root.index]) use(root, nullptr);
  }
  const auto moves = [&](NodeId node) { return node.valid() && moves_[node.index]; };
  found_.starts_move = moves(graph_.account.starts);
  found_.ends_move = moves(graph_.account.ends);
  if (moves(graph_.account.zone)) found_.is_complete = false;
  return std::move(found_);
}

}  // namespace

NodeId base_of(const Graph& graph, NodeId chain) {
  while (graph[chain].op == NodeOp::shift) chain = graph[chain].in[0];
  return chain;
}

TimeConditions time_conditions(const Graph& graph) { return Finder(graph).find(); }

}  // namespace joinery
