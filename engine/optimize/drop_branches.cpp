/// Lazy operators lose what can never be reached:
///   if yes then a otherwise b = a          if no (or blank) then a otherwise b = b
///   blank else a = a                       a else b = a, where a is never blank
///   no and a = no, yes and a = a           yes or a = yes, no or a = a
/// A hold is not dropped: an operand that may hold and stands before the decisive one stays.

#include <algorithm>

#include "engine/optimize/passes.hpp"
#include "engine/optimize/rewrite.hpp"

namespace joinery {
namespace {

const Constant* constant_of(const Rewriter& rewriter, NodeId id) {
  const Node& node = rewriter[id];
  return node.op == NodeOp::constant ? &node.constant : nullptr;
}

bool is(const Constant* constant, bool yes) {
  return constant != nullptr && constant->kind == ValueKind::yes_no &&
         (constant->integer == 1) == yes;
}

NodeId simplify_if(Rewriter& rewriter, Node node) {
  const Constant* asked = constant_of(rewriter, node.in[0]);
  if (asked == nullptr) return rewriter.add(std::move(node));
  return is(asked, true) ? node.in[1] : node.in[2];
}

NodeId simplify_else(Rewriter& rewriter, Node node) {
  std::vector<NodeId> kept;
  for (const NodeId in : node.in) {
    const Constant* constant = constant_of(rewriter, in);
    if (constant != nullptr && constant->kind == ValueKind::blank) continue;
    kept.push_back(in);
    if (!rewriter[in].may_be_blank) break;
  }
  if (kept.empty()) return node.in.back();
  if (kept.size() == 1) return kept.front();
  node.in = std::move(kept);
  return rewriter.add(std::move(node));
}

NodeId simplify_logic(Rewriter& rewriter, Node node) {
  const bool ends = node.op == NodeOp::or_;
  std::vector<NodeId> kept;
  for (const NodeId in : node.in) {
    const Constant* constant = constant_of(rewriter, in);
    if (is(constant, !ends)) continue;  // yes in `and`, no in `or`: changes nothing
    kept.push_back(in);
    if (is(constant, ends)) break;  // what follows is never asked
  }
  if (kept.empty()) return node.in.front();  // all were the neutral answer
  if (kept.size() == 1) return kept.front();
  node.in = std::move(kept);
  return rewriter.add(std::move(node));
}

}  // namespace

Graph drop_branches(Graph graph, const References&) {
  return Rewriter(std::move(graph)).run([](Rewriter& rewriter, Node node) {
    switch (node.op) {
      case NodeOp::if_:
        return simplify_if(rewriter, std::move(node));
      case NodeOp::else_:
        return simplify_else(rewriter, std::move(node));
      case NodeOp::and_:
      case NodeOp::or_:
        return simplify_logic(rewriter, std::move(node));
      default:
        return rewriter.add(std::move(node));
    }
  });
}

}  // namespace joinery
