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
  std::set<std::pair<NodeId, bool>> seen;
  learn(id, true, scope, seen);
}

void Checker::learn_not_yes(NodeId id, Scope& scope) const {
  std::set<std::pair<NodeId, bool>> seen;
  learn(id, false, scope, seen);
}

/// `id` is yes, or is not yes. `seen`: a condition may stand in many places of another.
void Checker::learn(NodeId id, bool yes, Scope& scope, std::set<std::pair<NodeId, bool>>& seen) const {
  if (!seen.emplace(id, yes).second) return;
  const Node& node = nodes_[id];
  switch (node.op) {
    case NodeOp::is_present:
      if (yes) learn_present(node.in[0], scope);
      return;
    case NodeOp::is_blank:
      if (!yes) learn_present(node.in[0], scope);
      return;
    case NodeOp::and_: case NodeOp::or_:
      if (yes != (node.op == NodeOp::and_)) return;
      for (const NodeId in : node.in) learn(in, yes, scope, seen);
      return;
    case NodeOp::not_:
      if (yes) {
        // Then what stands under it is no, which is more than not yes.
        learn_present(node.in[0], scope);
        learn(node.in[0], false, scope, seen);
      } else if (!nodes_[node.in[0]].may_be_blank) {
        learn(node.in[0], true, scope, seen);
      }
      return;
    case NodeOp::else_:
      // `x is "A" else no`: only the first can have been the yes.
      if (yes && node.in.size() == 2 && nodes_[node.in[1]].constant == Constant::of(Value::yes_no(false))) {
        learn(node.in[0], true, scope, seen);
      }
      return;
    case NodeOp::if_:
      return;
    default:
      if (yes) learn_present(id, scope);
  }
}

}  // namespace joinery
