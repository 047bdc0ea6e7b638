#include "engine/optimize/rewrite.hpp"

#include <utility>

namespace joinery {

Rewriter::Rewriter(Graph graph) : made_(std::move(graph)) { old_ = std::exchange(made_.nodes, {}); }

NodeId Rewriter::add(Node node) {
  const NodeId id{static_cast<std::uint32_t>(made_.nodes.size())};
  made_.nodes.push_back(std::move(node));
  return id;
}

Graph Rewriter::run(const Visit& visit) && {
  std::vector<NodeId> renamed(old_.size());
  const auto rename = [&](NodeId id) { return renamed[id.index]; };
  for (std::size_t i = 0; i < old_.size(); ++i) {
    Node node = std::move(old_[i]);
    for (NodeId& in : node.in) in = rename(in);
    for (NodeId& body : node.bodies) body = rename(body);
    renamed[i] = visit(*this, std::move(node));
  }
  rename_roots(made_, rename);
  return std::move(made_);
}

void rename_roots(Graph& graph, const std::function<NodeId(NodeId)>& renamed) {
  const auto apply = [&](NodeId& id) {
    if (id.valid()) id = renamed(id);
  };
  apply(graph.id);
  for (GraphRule& rule : graph.rules) apply(rule.condition);
  for (GraphField& field : graph.fields) apply(field.value);
  for (GraphGroup& group : graph.groups) apply(group.value);
  apply(graph.account.starts);
  apply(graph.account.ends);
  apply(graph.account.archived_when);
  apply(graph.account.zone);
  apply(graph.invite.condition);
  graph.conditions.clear();  // they were for the analysis, which is over
}

}  // namespace joinery
