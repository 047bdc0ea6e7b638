#include <utility>

#include <fmt/format.h>

#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// One expression is bounded by Limits::expression_depth; this is for functions and fields that lead from
/// one to the next.
constexpr std::size_t nesting_max = 512;

}  // namespace

Compiled Checker::compile(const Expr& expr, const Scope& scope, const Type* wanted) {
  // Functions that call others twice grow without bound, though the graph may share what they come to.
  if (expressions_ > limits_.graph_nodes || nesting_ >= nesting_max) {
    if (!std::exchange(too_large_, true)) {
      out_.report(Code::graph_too_large, expr.span, "the mapping becomes too large here")
          .why(fmt::format("functions are written out wherever they are called: at most {} steps, and at "
                           "most {} inside each other", limits_.graph_nodes, nesting_max));
    }
    return unknown(expr.span);
  }
  ++expressions_;
  ++nesting_;
  const Compiled value = compile_within(expr, scope, wanted);
  --nesting_;
  return value;
}

Compiled Checker::compile_within(const Expr& expr, const Scope& outer, const Type* wanted) {
  // `keep` and `clear` end a decision: below anything but a branch, or a function written out, they have
  // no meaning.
  const bool written_here = expr.op == Op::call && functions_.contains(expr.text);
  const bool passes_outcomes = expr.op == Op::else_ || expr.op == Op::if_ || written_here;
  Scope inner;
  const bool strip = outer.outcomes && !passes_outcomes && expr.op != Op::keep &&
                     expr.op != Op::clear && !expr.children.empty();
  if (strip) {
    inner = outer;
    inner.outcomes = false;
  }
  const Scope& scope = strip ? inner : outer;
  switch (expr.op) {
    case Op::text: case Op::number: case Op::date: case Op::instant: case Op::yes: case Op::no:
    case Op::blank:
      return literal(expr, wanted);
    case Op::compound:
      return compound(expr, scope, NodeOp::concat);
    case Op::name:
      return name(expr, scope, wanted);
    case Op::member:
      return member(expr, scope);
    case Op::filter:
      return filtered(expr, scope);
    case Op::call:
      return call(expr, scope);
    case Op::negate: case Op::add: case Op::subtract: case Op::multiply: case Op::divide:
      return arithmetic(expr, scope);
    case Op::is: case Op::is_not:
      return comparison(expr, scope);
    case Op::is_blank: case Op::is_present:
      return blank_test(expr, scope);
    case Op::in: case Op::not_in:
      return membership(expr, scope);
    case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal: case Op::before:
    case Op::after: case Op::on_or_before: case Op::on_or_after:
      return ordering(expr, scope);
    case Op::starts_with: case Op::ends_with: case Op::contains:
      return text_test(expr, scope);
    case Op::matches:
      return pattern_test(expr, scope);
    case Op::not_:
      return negation(expr, scope);
    case Op::and_: case Op::or_:
      return logic(expr, scope);
    case Op::else_:
      return otherwise_chain(expr, scope, wanted);
    case Op::if_:
      return choice(expr, scope, wanted);
    case Op::keep: case Op::clear: case Op::hold: case Op::base:
      return outcome(expr, scope);
    case Op::duration:
      out_.report(Code::type_mismatch, expr.span, "a length of time stands by itself")
          .help("add it to a date or take it away: `worker.start_date + 3 days`");
      return unknown(expr.span);
    case Op::ordered: case Op::descending: case Op::in_zone:
      out_.report(Code::expression_syntax, expr.span,
                  "`by`, `descending` and `in` belong inside the brackets of a function")
          .help("for example `first(employments by start_date)` or `today(in settings.zone)`");
      return unknown(expr.span);
    case Op::broken:
      break;
  }
  return unknown(expr.span);
}

Compiled Checker::condition(const Expr& expr, const Scope& scope) {
  Compiled value = compile(expr, scope, nullptr);
  if (value.type.form == Type::Form::unknown || value.type.is(TypeWord::yes_no)) return value;
  if (value.type.form == Type::Form::nothing && nodes_[value.node].constant.kind == ValueKind::blank) {
    return value;
  }
  out_.report(Code::condition_not_yes_no, expr.span,
              fmt::format("a condition is wanted, and this is {}", print(value.type)))
      .labelled("not a yes or no")
      .help("compare it with something, as in `… is \"…\"`, `… is present` or `… before …`");
  return unknown(expr.span);
}

Compiled Checker::compile(const Formula& formula, const Scope& scope, const Type* wanted) {
  if (!formula.cases.empty()) return cases(formula, scope, wanted);
  if (!formula.quoted) return compile(formula.expr, scope, wanted);
  report_meant(formula.meant, formula.span, scope);
  return text_literal(formula.expr.text, formula.expr.span, wanted);
}

}  // namespace joinery
