/// What a condition teaches about blanks: inside `if x is present then …`, x is not blank.

#include "engine/check/checker.hpp"

namespace joinery {

/// `node` is known not to be blank: then neither is what it would have inherited a blank from.
void Checker::learn_present(NodeId id, Scope& scope) const {
  if (!scope.present.insert(id).second) return;
  const Node& node = nodes_[id];
  switch (node.op) {
    case NodeOp::equal: case NodeOp::unequal: case NodeOp::less: case NodeOp::less_equal:
    case NodeOp::starts_with: case NodeOp::ends_with: case NodeOp::contains: case NodeOp::matches:
    case NodeOp::in_list: case NodeOp::in_set: case NodeOp::add: case NodeOp::subtract:
    case NodeOp::multiply: case NodeOp::divide: case NodeOp::negate: case NodeOp::shift:
    case NodeOp::days_between: case NodeOp::concat: case NodeOp::table: case NodeOp::not_:
      for (const NodeId in : node.in) learn_present(in, scope);
      break;
    case NodeOp::in_constants:
      learn_present(node.in.front(), scope);
      break;
    case NodeOp::call:
      if (node.function->blanks != BlankPolicy::flows) break;
      for (std::size_t i = 0; i < node.in.size(); ++i) {
        if (!node.function->parameters[i].optional) learn_present(node.in[i], scope);
      }
      break;
    default:
      break;
  }
}

void Checker::learn_yes(NodeId id, Scope& scope) const {
  const Node& node = nodes_[id];
  switch (node.op) {
    case NodeOp::is_present:
      learn_present(node.in[0], scope);
      break;
    case NodeOp::and_:
      for (const NodeId in : node.in) learn_yes(in, scope);
      break;
    case NodeOp::not_:
      learn_present(node.in[0], scope);
      if (!nodes_[node.in[0]].may_be_blank) learn_not_yes(node.in[0], scope);
      break;
    case NodeOp::or_: case NodeOp::is_blank: case NodeOp::if_: case NodeOp::else_:
      break;
    default:
      learn_present(id, scope);
  }
}

void Checker::learn_not_yes(NodeId id, Scope& scope) const {
  const Node& node = nodes_[id];
  switch (node.op) {
    case NodeOp::is_blank:
      learn_present(node.in[0], scope);
      break;
    case NodeOp::or_:
      for (const NodeId in : node.in) learn_not_yes(in, scope);
      break;
    case NodeOp::not_:
      if (!nodes_[node.in[0]].may_be_blank) learn_yes(node.in[0], scope);
      break;
    default:
      break;
  }
}

}  // namespace joinery
