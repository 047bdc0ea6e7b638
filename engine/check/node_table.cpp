#include "engine/check/node_table.hpp"

#include <algorithm>

#include "engine/graph/identity.hpp"

namespace joinery {

NodeId NodeTable::add(Node node) {
  // What is known of a node differs from branch to branch, so here it belongs to its identity.
  std::string key = identity(node);
  key += node.may_be_blank ? 'b' : 'p';
  key += node.may_hold ? 'h' : 'c';
  const bool chooses = node.op == NodeOp::if_ || node.op == NodeOp::else_;
  if (sharing_ == Sharing::by_place && chooses) {
    key += std::to_string(node.place.source.index) + ':' + std::to_string(node.place.begin);
  }
  const auto [place, fresh] = known_.try_emplace(std::move(key));
  if (!fresh) return place->second;
  if (full()) return NodeId{0};
  place->second = NodeId{static_cast<std::uint32_t>(graph_.nodes.size())};
  of_item_.push_back(node.op == NodeOp::element ||
                     std::any_of(node.in.begin(), node.in.end(),
                                 [&](NodeId in) { return of_item_[in.index]; }));
  graph_.nodes.push_back(std::move(node));
  return place->second;
}

}  // namespace joinery
