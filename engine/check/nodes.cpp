#include "engine/check/checker.hpp"

#include <algorithm>

namespace joinery {
namespace {

/// Operators that give blank when an operand is blank, and are asked with all operands at hand.
bool is_strict(NodeOp op) {
  switch (op) {
    case NodeOp::constant: case NodeOp::setting: case NodeOp::read: case NodeOp::element:
    case NodeOp::now: case NodeOp::and_: case NodeOp::or_: case NodeOp::is_blank:
    case NodeOp::is_present: case NodeOp::else_: case NodeOp::if_: case NodeOp::hold:
    case NodeOp::show: case NodeOp::count: case NodeOp::call: case NodeOp::describe:
      return false;
    default:
      return true;
  }
}

/// Operators that can be a hold by themselves.
bool is_fallible(const Node& node) {
  switch (node.op) {
    case NodeOp::read: case NodeOp::element: case NodeOp::hold: case NodeOp::add:
    case NodeOp::subtract: case NodeOp::multiply: case NodeOp::divide: case NodeOp::negate:
    case NodeOp::shift: case NodeOp::first: case NodeOp::only: case NodeOp::concat:
    case NodeOp::table: case NodeOp::where: case NodeOp::sort: case NodeOp::describe:
      return true;
    case NodeOp::call:
      return node.function->fallible;
    default:
      return false;
  }
}

}  // namespace

bool Checker::may_be_blank(NodeId node, const Scope& scope) const {
  return nodes_[node].may_be_blank && !scope.present.contains(node);
}

NodeId Checker::make(Node node, const Scope& scope) {
  const auto blank = [&](NodeId in) { return may_be_blank(in, scope); };
  const bool any_blank = std::any_of(node.in.begin(), node.in.end(), blank);
  if (is_strict(node.op)) {
    // These can come to nothing though every operand is there.
    const bool by_itself = node.op == NodeOp::table || node.op == NodeOp::first ||
                           node.op == NodeOp::only || node.op == NodeOp::field ||
                           node.op == NodeOp::where || node.op == NodeOp::each;
    node.may_be_blank = any_blank || by_itself;
  } else if (node.op == NodeOp::and_ || node.op == NodeOp::or_) {
    node.may_be_blank = any_blank;
  } else if (node.op == NodeOp::else_) {
    node.may_be_blank = std::all_of(node.in.begin(), node.in.end(), blank);
  } else if (node.op == NodeOp::call) {
    node.may_be_blank = node.function->may_be_blank ||
                        (node.function->blanks == BlankPolicy::flows && any_blank);
  }
  const auto holds = [&](NodeId in) { return nodes_[in].may_hold; };
  node.may_hold = is_fallible(node) || std::any_of(node.in.begin(), node.in.end(), holds) ||
                  std::any_of(node.bodies.begin(), node.bodies.end(), holds);
  if (nodes_.full()) {
    out_.report(Code::graph_too_large, node.place, "the mapping becomes too large here")
        .why("functions are written out wherever they are called; the limit is " +
             std::to_string(limits_.graph_nodes) + " steps");
  }
  return nodes_.add(std::move(node));
}

NodeId Checker::operation(NodeOp op, Type type, std::vector<NodeId> in, Span place,
                          const Scope& scope) {
  Node node;
  node.op = op;
  node.type = std::move(type);
  node.in = std::move(in);
  node.place = place;
  node.may_be_blank = false;
  return make(std::move(node), scope);
}

NodeId Checker::constant(Constant value, Type type, Span place) {
  Node node;
  node.op = NodeOp::constant;
  node.type = std::move(type);
  node.place = place;
  node.may_be_blank = value.kind == ValueKind::blank;
  node.constant = std::move(value);
  return nodes_.add(std::move(node));
}

NodeId Checker::text_constant(std::string text, Span place) {
  Constant value;
  value.kind = ValueKind::text;
  value.text = std::move(text);
  return constant(std::move(value), Type::of(TypeWord::text), place);
}

Compiled Checker::unknown(Span place) {
  Node node;
  node.op = NodeOp::constant;
  node.type = Type::unknown();
  node.place = place;
  node.may_be_blank = false;
  return {nodes_.add(std::move(node)), Type::unknown(), false};
}

Compiled Checker::result(NodeId node, const Scope& scope) const {
  return {node, nodes_[node].type, may_be_blank(node, scope)};
}

}  // namespace joinery
