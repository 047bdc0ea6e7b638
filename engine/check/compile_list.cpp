/// Lists: filters, choosing one of many, and the primary employment. A list never becomes one value by
/// itself, and the order in which a vendor sends it never matters.

#include <fmt/format.h>

#include "engine/check/checker.hpp"

namespace joinery {

Scope Checker::item_scope(const Type& list, const Scope& scope) const {
  Scope inside = scope;
  inside.element = &list.item[0];
  inside.outcomes = false;
  // What is known of the item outside is not known of the items of this list.
  std::erase_if(inside.present, [&](NodeId node) { return nodes_.is_of_item(node); });
  return inside;
}

Compiled Checker::filtered(const Expr& expr, const Scope& scope) {
  const Compiled list = compile(expr.children[0], scope, nullptr);
  if (list.type.form == Type::Form::unknown) return unknown(expr.span);
  if (!list.type.is(TypeWord::list)) {
    out_.report(Code::type_mismatch, expr.children[0].span,
                fmt::format("`[…]` picks items of a list, and this is {}", print(list.type)));
    return unknown(expr.span);
  }
  if (scope.element != nullptr || scope.called_for_item) {
    out_.report(Code::expression_syntax, expr.span, "a filter stands inside a filter")
        .help("give the inner list a name of its own under `worker:` of the source");
    return unknown(expr.span);
  }
  const Scope inside = item_scope(list.type, scope);
  const Compiled asked = condition(expr.children[1], inside);
  Node node;
  node.op = NodeOp::where;
  node.type = list.type;
  node.in = {list.node};
  node.bodies = {asked.node};
  node.place = expr.span;
  return result(make(std::move(node), scope), scope);
}

Compiled Checker::ordered_list(const Compiled& list, const Expr& ordered, NodeOp op,
                               const Scope& scope, bool reversed) {
  // What a function was given may be of the item that stands around its call, which a list of its own
  // would hide.
  if (scope.called_for_item) {
    out_.report(Code::expression_syntax, ordered.span, "a list is put in order inside another list")
        .help("give the inner list a name of its own under `worker:` of the source");
    return unknown(ordered.span);
  }
  const Scope inside = item_scope(list.type, scope);
  Node node;
  node.op = op;
  node.type = op == NodeOp::sort ? list.type : list.type.item[0];
  node.in = {list.node};
  node.place = ordered.span;
  for (std::size_t i = 1; i < ordered.children.size(); ++i) {
    const Expr& key = ordered.children[i];
    const bool descending = key.op == Op::descending;
    const Compiled value = compile(descending ? key.children[0] : key, inside, nullptr);
    if (value.type.is(TypeWord::list) || value.type.is(TypeWord::record)) {
      out_.report(Code::type_mismatch, key.span, fmt::format("{} has no order", print(value.type)));
    }
    if (descending != reversed && i <= 32) node.index |= 1U << (i - 1);
    node.bodies.push_back(value.node);
  }
  return result(make(std::move(node), scope), scope);
}

Compiled Checker::list_form(const Expr& expr, const Scope& scope) {
  if (!count_arguments(expr, 1, 1)) return unknown(expr.span);
  const Expr& argument = expr.children[0];
  const bool ordered = argument.op == Op::ordered;
  const Compiled list = compile(ordered ? argument.children[0] : argument, scope, nullptr);
  if (list.type.form == Type::Form::unknown) return unknown(expr.span);
  if (!list.type.is(TypeWord::list)) {
    out_.report(Code::type_mismatch, argument.span,
                fmt::format("`{}` wants a list, and this is {}", expr.text, print(list.type)));
    return unknown(expr.span);
  }
  const bool by_order = expr.text == "first" || expr.text == "last" || expr.text == "sorted";
  if (by_order && ordered) {
    const NodeOp op = expr.text == "sorted" ? NodeOp::sort : NodeOp::first;
    return ordered_list(list, argument, op, scope, expr.text == "last");
  }
  if (by_order) {
    out_.report(Code::list_collapsed, expr.span,
                fmt::format("`{}` must say by what the items are put in order", expr.text))
        .why("the order in which a vendor sends a list means nothing and changes from run to run")
        .help(fmt::format("write `{}({} by …)`, or `only(…)` if there can be just one", expr.text,
                          print(argument)));
    return unknown(expr.span);
  }
  if (ordered) {
    out_.report(Code::expression_syntax, argument.span,
                fmt::format("`{}` does not look at an order", expr.text));
    return unknown(expr.span);
  }
  const bool counts = expr.text == "count";
  return result(operation(counts ? NodeOp::count : NodeOp::only,
                          counts ? Type::of(TypeWord::number) : list.type.item[0], {list.node},
                          expr.span, scope),
                scope);
}

namespace {

Constant number_constant(std::int64_t whole) { return Constant::of(Value::number(whole * number_one)); }

}  // namespace

/// The rule by which one of several employments is picked, whatever their order: active before future
/// before ended; among active ones the latest start, among future ones the earliest start, among ended
/// ones the latest end; then as declared. Two that are equal in all of this and differ otherwise are a
/// hold, which NodeOp::first says.
NodeId Checker::primary(const ListReadingSyntax& syntax, const ReadEntry& entry) {
  const ListReadingSyntax::Primary& rule = *syntax.primary;
  Scope scope = scope_of(*entry.document);
  scope.reads_source = true;
  const Scope inside = item_scope(entry.type, scope);
  const Type number = Type::of(TypeWord::number);
  const Type yes_no = Type::of(TypeWord::yes_no);
  const Span place = rule.span;

  const Type zone_type = Type::of(TypeWord::zone);
  Compiled zone = rule.zone ? compile(*rule.zone, scope, &zone_type)
                            : text_literal("UTC", place, &zone_type);
  require(zone, TypeWord::zone, place, "a time zone is wanted here");
  const NodeId today_node = operation(NodeOp::today, Type::of(TypeWord::date), {zone.node}, place, scope);
  const Compiled starts = compile(rule.starts, inside, nullptr);
  const Compiled ends = compile(rule.ends, inside, nullptr);
  require(starts, TypeWord::date, rule.starts.span, "a date is wanted here");
  require(ends, TypeWord::date, rule.ends.span, "a date is wanted here");

  const auto choose = [&](NodeId when, NodeId then, NodeId other) {
    Node node;
    node.op = NodeOp::if_;
    node.type = number;
    node.in = {when, then, other};
    node.place = place;
    node.may_be_blank = true;
    return make(std::move(node), inside);
  };
  const NodeId future = operation(NodeOp::less, yes_no, {today_node, starts.node}, place, inside);
  const NodeId ended = operation(NodeOp::less, yes_no, {ends.node, today_node}, place, inside);
  const auto fixed = [&](std::int64_t whole) { return constant(number_constant(whole), number, place); };
  const NodeId phase = choose(future, fixed(1), choose(ended, fixed(2), fixed(0)));

  const NodeId origin = constant(Constant::of(Value::of(ValueKind::date, 0)), Type::of(TypeWord::date), place);
  const auto days = [&](NodeId date) {
    return operation(NodeOp::days_between, number, {date, origin}, place, inside);
  };
  const auto negated = [&](NodeId value) {
    return operation(NodeOp::negate, number, {value}, place, inside);
  };
  const NodeId nearness = choose(future, days(starts.node),
                                 choose(ended, negated(days(ends.node)), negated(days(starts.node))));

  Node node;
  node.op = NodeOp::first;
  node.type = entry.type.item[0];
  node.in = {entry.node};
  node.bodies = {phase, nearness};
  node.place = place;
  for (const Expr& key : rule.prefer) {
    const bool descending = key.op == Op::descending;
    const Compiled value = compile(descending ? key.children[0] : key, inside, nullptr);
    if (descending && node.bodies.size() < 32) node.index |= 1U << node.bodies.size();
    node.bodies.push_back(value.node);
  }
  return make(std::move(node), scope);
}

}  // namespace joinery
