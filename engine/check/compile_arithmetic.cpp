/// Arithmetic on numbers and on the calendar, and texts with values inside.

#include <fmt/format.h>

#include "engine/check/checker.hpp"

namespace joinery {

void Checker::require(const Compiled& value, TypeWord wanted, Span place, std::string_view what) {
  const Type type = Type::of(wanted);
  if (!value.type.is_known() || fits(value.type, type)) return;
  out_.report(Code::type_mismatch, place, fmt::format("{}, and this is {}", what, print(value.type)));
}

Compiled Checker::arithmetic(const Expr& expr, const Scope& scope) {
  const Type number = Type::of(TypeWord::number);
  if (expr.op == Op::add || expr.op == Op::subtract) return sum(expr, scope);
  std::vector<NodeId> in;
  for (const Expr& child : expr.children) {
    const Compiled value = compile(child, scope, nullptr);
    require(value, TypeWord::number, child.span, "a number is wanted here");
    in.push_back(value.node);
  }
  const NodeOp op = expr.op == Op::negate     ? NodeOp::negate
                    : expr.op == Op::multiply ? NodeOp::multiply
                                              : NodeOp::divide;
  return result(operation(op, number, std::move(in), expr.span, scope), scope);
}

Compiled Checker::sum(const Expr& expr, const Scope& scope) {
  const bool minus = expr.op == Op::subtract;
  const Compiled left = compile(expr.children[0], scope, nullptr);
  // `+ -1 days` goes backwards.
  const Expr* added = &expr.children[1];
  bool backwards = minus;
  for (; added->op == Op::negate; added = &added->children[0]) backwards = !backwards;
  if (added->op == Op::duration) return shifted(left, *added, backwards, expr, scope);
  const Compiled right = compile(expr.children[1], scope, nullptr);
  if (left.type.form == Type::Form::unknown || right.type.form == Type::Form::unknown) {
    return unknown(expr.span);
  }
  if (minus && left.type.is(TypeWord::date) && right.type.is(TypeWord::date)) {
    return result(operation(NodeOp::days_between, Type::of(TypeWord::number),
                            {left.node, right.node}, expr.span, scope),
                  scope);
  }
  if (left.type.is_textual() && right.type.is_textual()) {
    out_.report(Code::type_mismatch, expr.span, "texts are not added")
        .help("put the values into one text: `\"{…} {…}\"`");
    return unknown(expr.span);
  }
  if (left.type.is(TypeWord::date) && right.type.is(TypeWord::number)) {
    out_.report(Code::type_mismatch, expr.children[1].span, "a number is added to a date")
        .help("say of what: `… + 3 days`, `weeks`, `months` or `years`");
    return unknown(expr.span);
  }
  require(left, TypeWord::number, expr.children[0].span, "a number is wanted here");
  require(right, TypeWord::number, expr.children[1].span, "a number is wanted here");
  return result(operation(minus ? NodeOp::subtract : NodeOp::add, Type::of(TypeWord::number),
                          {left.node, right.node}, expr.span, scope),
                scope);
}

Compiled Checker::shifted(const Compiled& moment, const Expr& duration, bool backwards,
                          const Expr& expr, const Scope& scope) {
  const Compiled count = compile(duration.children[0], scope, nullptr);
  require(count, TypeWord::number, duration.children[0].span, "a number is wanted here");
  if (moment.type.form == Type::Form::unknown) return unknown(expr.span);
  const bool of_clock = duration.text == "hour" || duration.text == "minute";
  const bool fitting = of_clock ? moment.type.is(TypeWord::instant) : moment.type.is(TypeWord::date);
  if (!fitting) {
    Diagnostic& problem = out_.report(
        Code::type_mismatch, expr.span,
        fmt::format("{}s cannot be added to {}", duration.text, print(moment.type)));
    if (moment.type.is(TypeWord::instant)) {
      problem.why("how long a day is depends on the zone")
          .help("turn the instant into a day first, with `day_of(…, in zone)`, or count in hours");
    } else if (moment.type.is(TypeWord::date)) {
      problem.help("a date has no time; count in days");
    }
    return unknown(expr.span);
  }
  Node node;
  node.op = NodeOp::shift;
  node.type = moment.type;
  node.in = {moment.node, count.node};
  node.unit = duration.text;
  node.index = backwards ? 1 : 0;
  node.place = expr.span;
  return result(make(std::move(node), scope), scope);
}

Compiled Checker::compound(const Expr& expr, const Scope& outer, NodeOp hole) {
  std::vector<NodeId> in;
  Scope scope = outer;
  scope.encodes_holes = false;
  for (const Expr& child : expr.children) {
    if (child.op == Op::text) {
      if (!child.text.empty()) in.push_back(text_constant(child.text, child.span));
      continue;
    }
    Compiled value = compile(child, scope, nullptr);
    if (outer.encodes_holes) value = encoded(value, child.span, scope);
    if (value.type.is(TypeWord::list) || value.type.is(TypeWord::record)) {
      out_.report(Code::list_collapsed, child.span, "a list stands inside a text")
          .help("say how it becomes one text: `join(…, \", \")`");
    }
    in.push_back(hole == NodeOp::show
                     ? operation(NodeOp::show, Type::of(TypeWord::text), {value.node}, child.span, scope)
                     : value.node);
  }
  return result(operation(NodeOp::concat, Type::of(TypeWord::text), std::move(in), expr.span, scope),
                scope);
}

}  // namespace joinery
