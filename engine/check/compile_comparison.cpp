/// Comparisons. Two values are compared only if they are of comparable types; a literal takes the type
/// of the other side.

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checker.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

bool is_literal(const Expr& expr) { return expr.op == Op::text; }

bool is_orderable(const Type& type) {
  return type.is(TypeWord::number) || type.is(TypeWord::date) || type.is(TypeWord::instant);
}

const char* sign_of(Op op) {
  switch (op) {
    case Op::less: case Op::before: return "before";
    case Op::less_equal: case Op::on_or_before: return "on or before";
    case Op::greater: case Op::after: return "after";
    default: return "on or after";
  }
}

}  // namespace

std::pair<Compiled, Compiled> Checker::both(const Expr& a, const Expr& b, const Scope& scope) {
  if (is_literal(a) && !is_literal(b)) {
    Compiled right = compile(b, scope, nullptr);
    Compiled left = compile(a, scope, &right.type);
    return {left, right};
  }
  Compiled left = compile(a, scope, nullptr);
  Compiled right = compile(b, scope, &left.type);
  return {left, right};
}

/// `x is ""` is blank whatever x is: what people mean is `x is blank`.
bool Checker::compares_with_nothing(const Compiled& literal, const Expr& other) {
  const Node& node = nodes_[literal.node];
  const bool nothing = node.constant.kind == ValueKind::blank ||
                       (node.constant.kind == ValueKind::text && is_blank(node.constant.text));
  if (node.op != NodeOp::constant || !node.name.empty() || !nothing) return false;
  if (literal.type.form == Type::Form::unknown) return false;
  out_.report(Code::not_comparable, node.place, "a value is compared with nothing, which is never true")
      .why("an empty text is blank, and blank is not compared: it flows on")
      .help(fmt::format("write `{0} is blank`, or `{0} is present`", print(other)));
  return true;
}

Compiled Checker::comparison(const Expr& expr, const Scope& scope) {
  const Expr& a = expr.children[0];
  const Expr& b = expr.children[1];
  const auto [left, right] = both(a, b, scope);
  if (left.type.form == Type::Form::unknown || right.type.form == Type::Form::unknown) {
    return unknown(expr.span);
  }
  if (!comparable(left.type, right.type)) {
    Diagnostic& problem = out_.report(
        Code::not_comparable, expr.span,
        fmt::format("{} is compared with {}", print(left.type), print(right.type)));
    problem.also(a.span, print(left.type)).also(b.span, print(right.type));
    if (left.type.is(TypeWord::yes_no) && right.type.is(TypeWord::text)) {
      problem.help("compare with `yes` or `no`, without quotes");
    } else if (left.type.is(TypeWord::number) && right.type.is(TypeWord::text)) {
      problem.help("write the number without quotes");
    } else if (left.type.is(TypeWord::date) && right.type.is(TypeWord::text)) {
      problem.help("write the date without quotes, as in 2024-01-31");
    } else if (left.type.is(TypeWord::list)) {
      problem.help("ask whether one of them is: `\"…\" in the_list`, or make one of many with `only(…)`");
    }
    return unknown(expr.span);
  }
  if (compares_with_nothing(left, b) || compares_with_nothing(right, a)) return unknown(expr.span);
  const NodeOp op = expr.op == Op::is ? NodeOp::equal : NodeOp::unequal;
  return result(operation(op, Type::of(TypeWord::yes_no), {left.node, right.node}, expr.span, scope),
                scope);
}

Compiled Checker::ordering(const Expr& expr, const Scope& scope) {
  const Expr& a = expr.children[0];
  const Expr& b = expr.children[1];
  const auto [left, right] = both(a, b, scope);
  if (left.type.form == Type::Form::unknown || right.type.form == Type::Form::unknown) {
    return unknown(expr.span);
  }
  const bool in_words = expr.op == Op::before || expr.op == Op::after ||
                        expr.op == Op::on_or_before || expr.op == Op::on_or_after;
  const bool same_type = left.type == right.type && is_orderable(left.type);
  const bool number = left.type.is(TypeWord::number);
  if (!same_type || number == in_words) {
    Diagnostic& problem =
        out_.report(Code::not_comparable, expr.span,
                    !same_type ? fmt::format("{} and {} have no order", print(left.type), print(right.type))
                    : number   ? "numbers are compared with signs"
                               : fmt::format("a {} is compared with words", print(left.type)));
    problem.also(a.span, print(left.type)).also(b.span, print(right.type));
    if (same_type) {
      problem.help(number ? "numbers are compared with `<`, `<=`, `>` and `>=`"
                          : fmt::format("for dates write `{}`", sign_of(expr.op)));
    } else if ((left.type.is(TypeWord::date) && b.op == Op::text) ||
               (right.type.is(TypeWord::date) && a.op == Op::text)) {
      problem.help("a date stands without quotes, the year first: `2024-01-31`");
    } else if (left.type.is(TypeWord::instant) != right.type.is(TypeWord::instant)) {
      problem.help("turn the instant into a day with `day_of(…, in zone)`");
    }
    return unknown(expr.span);
  }
  const bool swapped = expr.op == Op::after || expr.op == Op::greater || expr.op == Op::on_or_after ||
                       expr.op == Op::greater_equal;
  const bool or_equal = expr.op == Op::on_or_before || expr.op == Op::less_equal ||
                        expr.op == Op::on_or_after || expr.op == Op::greater_equal;
  std::vector<NodeId> in{left.node, right.node};
  if (swapped) std::swap(in[0], in[1]);
  return result(operation(or_equal ? NodeOp::less_equal : NodeOp::less, Type::of(TypeWord::yes_no),
                          std::move(in), expr.span, scope),
                scope);
}

Compiled Checker::membership(const Expr& expr, const Scope& scope) {
  const Type yes_no = Type::of(TypeWord::yes_no);
  NodeId found;
  if (!expr.listed) {
    const Compiled list = compile(expr.children[1], scope, nullptr);
    if (list.type.form == Type::Form::unknown) return unknown(expr.span);
    if (!list.type.is(TypeWord::list)) {
      out_.report(Code::type_mismatch, expr.children[1].span,
                  fmt::format("a list is wanted here, and this is {}", print(list.type)))
          .help("write the values in brackets: `… in (\"A\", \"B\")`");
      return unknown(expr.span);
    }
    const Compiled value = compile(expr.children[0], scope, &list.type.item[0]);
    if (value.type.is_known() && !comparable(value.type, list.type.item[0])) {
      out_.report(Code::not_comparable, expr.span,
                  fmt::format("{} is looked for in {}", print(value.type), print(list.type)));
      return unknown(expr.span);
    }
    found = operation(NodeOp::in_list, yes_no, {value.node, list.node}, expr.span, scope);
  } else {
    const Compiled value = compile(expr.children[0], scope, nullptr);
    std::vector<NodeId> in{value.node};
    for (std::size_t i = 1; i < expr.children.size(); ++i) {
      const Compiled item = compile(expr.children[i], scope, &value.type);
      if (value.type.is_known() && item.type.is_known() && !comparable(value.type, item.type)) {
        out_.report(Code::not_comparable, expr.children[i].span,
                    fmt::format("{} is looked for, and this is {}", print(value.type), print(item.type)));
      }
      if (compares_with_nothing(item, expr.children[0])) return unknown(expr.span);
      in.push_back(item.node);
    }
    found = operation(NodeOp::in_constants, yes_no, std::move(in), expr.span, scope);
  }
  if (expr.op == Op::not_in) found = operation(NodeOp::not_, yes_no, {found}, expr.span, scope);
  return result(found, scope);
}

Compiled Checker::text_test(const Expr& expr, const Scope& scope) {
  const Compiled text = compile(expr.children[0], scope, nullptr);
  if (text.type.form == Type::Form::unknown) return unknown(expr.span);
  const bool list = text.type.is(TypeWord::list);
  if (list && expr.op == Op::contains) {
    const Compiled item = compile(expr.children[1], scope, &text.type.item[0]);
    if (item.type.form == Type::Form::unknown) return unknown(expr.span);
    if (!comparable(item.type, text.type.item[0])) {
      out_.report(Code::not_comparable, expr.span,
                  fmt::format("{} is looked for in {}", print(item.type), print(text.type)));
      return unknown(expr.span);
    }
    return result(operation(NodeOp::in_list, Type::of(TypeWord::yes_no), {item.node, text.node},
                            expr.span, scope),
                  scope);
  }
  const Type plain = Type::of(TypeWord::text);
  const Compiled part = compile(expr.children[1], scope, &plain);
  if (!text.type.is_textual()) {
    out_.report(Code::type_mismatch, expr.children[0].span,
                fmt::format("a text is wanted here, and this is {}", print(text.type)));
    return unknown(expr.span);
  }
  require(part, TypeWord::text, expr.children[1].span, "a text is wanted here");
  const NodeOp op = expr.op == Op::starts_with ? NodeOp::starts_with
                    : expr.op == Op::ends_with ? NodeOp::ends_with
                                               : NodeOp::contains;
  return result(operation(op, Type::of(TypeWord::yes_no), {text.node, part.node}, expr.span, scope),
                scope);
}

Compiled Checker::pattern_test(const Expr& expr, const Scope& scope) {
  const Compiled text = compile(expr.children[0], scope, nullptr);
  if (text.type.form == Type::Form::unknown) return unknown(expr.span);
  const Expr& written = expr.children[1];
  if (written.op != Op::text) {
    out_.report(Code::constant_needed, written.span, "a pattern must be a text literal");
    return unknown(expr.span);
  }
  if (!text.type.is_textual()) {
    out_.report(Code::type_mismatch, expr.children[0].span,
                fmt::format("a text is wanted here, and this is {}", print(text.type)));
    return unknown(expr.span);
  }
  auto pattern = Pattern::compile(written.text, limits_);
  if (!pattern) {
    out_.report(Code::pattern_wrong, written.span, "the pattern cannot be read")
        .why(pattern.error().what);
    return unknown(expr.span);
  }
  Node node;
  node.op = NodeOp::matches;
  node.type = Type::of(TypeWord::yes_no);
  node.in = {text.node};
  node.place = expr.span;
  node.name = written.text;
  const auto known = patterns_.find(written.text);
  if (known == patterns_.end()) {
    node.pattern = static_cast<std::uint32_t>(graph_.patterns.size());
    patterns_.emplace(written.text, *node.pattern);
    graph_.patterns.push_back(std::move(*pattern));
  } else {
    node.pattern = known->second;
  }
  return result(make(std::move(node), scope), scope);
}

Compiled Checker::blank_test(const Expr& expr, const Scope& scope) {
  const Compiled value = compile(expr.children[0], scope, nullptr);
  const NodeOp op = expr.op == Op::is_blank ? NodeOp::is_blank : NodeOp::is_present;
  return result(operation(op, Type::of(TypeWord::yes_no), {value.node}, expr.span, scope), scope);
}

}  // namespace joinery
