/// setting(name) = the constant that the integration chose.

#include "engine/optimize/passes.hpp"
#include "engine/optimize/rewrite.hpp"

namespace joinery {

Graph fold_settings(Graph graph, const References&) {
  return Rewriter(std::move(graph)).run([](Rewriter& rewriter, Node node) {
    if (node.op == NodeOp::setting) {
      node.op = NodeOp::constant;
      node.name.clear();
    }
    return rewriter.add(std::move(node));
  });
}

}  // namespace joinery
