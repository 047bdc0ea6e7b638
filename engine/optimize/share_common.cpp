/// Equal nodes become one. What is known of either holds for the one only if it is known of both.

#include <unordered_map>

#include "engine/graph/identity.hpp"
#include "engine/optimize/passes.hpp"
#include "engine/optimize/rewrite.hpp"

namespace joinery {

Graph share_common(Graph graph, const References&) {
  std::unordered_map<std::string, NodeId> known;
  std::vector<NodeId> may_be_blank, may_hold;
  Graph shared = Rewriter(std::move(graph)).run([&](Rewriter& rewriter, Node node) {
    const bool blank = node.may_be_blank;
    const bool hold = node.may_hold;
    const auto [place, fresh] = known.try_emplace(identity(node));
    if (fresh) place->second = rewriter.add(std::move(node));
    if (blank) may_be_blank.push_back(place->second);
    if (hold) may_hold.push_back(place->second);
    return place->second;
  });
  for (const NodeId id : may_be_blank) shared.nodes[id.index].may_be_blank = true;
  for (const NodeId id : may_hold) shared.nodes[id.index].may_hold = true;
  return shared;
}

}  // namespace joinery
