/// Logic and decisions: `and`, `or`, `not`, `else`, `if`, `cases`, and the outcomes.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/check/checker.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

constexpr std::size_t cases_max = 500;    ///< each stands inside the one before it

/// `x is "A" or "B"`: what people write when they mean `x in ("A", "B")`.
const Expr* comparison_beside(const Expr& logic, const Expr& text) {
  for (const Expr& child : logic.children) {
    if (&child != &text && (child.op == Op::is || child.op == Op::is_not)) return &child;
  }
  return nullptr;
}

/// Whether a decision can end in `keep` or `clear`.
bool ends_in_outcome(const NodeTable& nodes, NodeId id, std::set<NodeId>& seen) {
  if (!seen.insert(id).second) return false;
  const Node& node = nodes[id];
  if (node.op == NodeOp::constant) {
    return node.constant.kind == ValueKind::keep || node.constant.kind == ValueKind::clear;
  }
  if (node.op != NodeOp::else_ && node.op != NodeOp::if_) return false;
  return std::any_of(node.in.begin(), node.in.end(),
                     [&](NodeId in) { return ends_in_outcome(nodes, in, seen); });
}

}  // namespace

void Checker::note_condition(NodeId condition, Span place, ConditionUse::Place where,
                             const Scope& scope) {
  if (silent_conditions_ > 0) return;
  graph_.conditions.push_back({condition, place, where, scope.assumed});
}

void Checker::note_branch(NodeId node, std::size_t operand, Span place) {
  graph_.branches.push_back({node, static_cast<std::uint32_t>(operand), place});
}

Compiled Checker::logic(const Expr& expr, const Scope& scope) {
  Scope inside = scope;
  std::vector<NodeId> in;
  bool usable = true;
  for (const Expr& child : expr.children) {
    const Expr* beside = child.op == Op::text ? comparison_beside(expr, child) : nullptr;
    if (beside != nullptr) {
      const char* word = beside->op == Op::is ? "in" : "not in";
      out_.report(Code::text_where_condition, child.span, "a text stands where a condition is wanted")
          .labelled("this is not a yes or no")
          .help(fmt::format("name all values at once: `{} {} ({}, {})`", print(beside->children[0]),
                            word, print(beside->children[1]), print(child)));
      usable = false;
      continue;
    }
    const Compiled value = condition(child, inside);
    usable = usable && value.type.form != Type::Form::unknown;
    in.push_back(value.node);
    // `b` of `a and b` is asked unless `a` is no; of `a or b` unless `a` is yes.
    if (expr.op == Op::or_) learn_not_yes(value.node, inside);
    else if (!may_be_blank(value.node, inside)) learn_yes(value.node, inside);
  }
  if (!usable) return unknown(expr.span);
  const NodeOp op = expr.op == Op::and_ ? NodeOp::and_ : NodeOp::or_;
  const NodeId node = operation(op, Type::of(TypeWord::yes_no), std::move(in), expr.span, scope);
  return result(node, scope);
}

Compiled Checker::negation(const Expr& expr, const Scope& scope) {
  const Compiled value = condition(expr.children[0], scope);
  if (value.type.form == Type::Form::unknown) return unknown(expr.span);
  return result(operation(NodeOp::not_, Type::of(TypeWord::yes_no), {value.node}, expr.span, scope),
                scope);
}

Type Checker::joined(const Type& a, const Type& b, Span first, Span second) {
  const Type both = either(a, b);
  if (both.form == Type::Form::unknown && a.is_known() && b.is_known()) {
    out_.report(Code::type_mismatch, second,
                fmt::format("this is {}, and the value before it is {}", print(b), print(a)))
        .labelled(print(b))
        .also(first, print(a));
  }
  return both;
}

Compiled Checker::otherwise_chain(const Expr& expr, const Scope& scope, const Type* wanted) {
  std::vector<NodeId> in;
  Type type = Type::nothing();
  Type literals = wanted == nullptr ? Type::unknown() : *wanted;
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    const Expr& child = expr.children[i];
    const Compiled value = compile(child, scope, literals.is_known() ? &literals : nullptr);
    // Another customer may leave the setting blank; this one's choice is no mistake of the mapping.
    const bool chosen = nodes_[value.node].op == NodeOp::setting;
    if (i + 1 < expr.children.size() && !value.may_be_blank && silent_conditions_ == 0 && !chosen &&
        value.type.form != Type::Form::unknown) {
      out_.report(Code::constant_else, expr.children[i + 1].span,
                  "this is never needed: what stands before it is never blank");
    }
    type = i == 0 ? value.type : joined(type, value.type, expr.children[0].span, child.span);
    if (!literals.is_known() && value.type.is_known()) literals = value.type;
    in.push_back(value.node);
  }
  const NodeId node = operation(NodeOp::else_, type, std::move(in), expr.span, scope);
  for (std::size_t i = 0; i < expr.children.size(); ++i) note_branch(node, i, expr.children[i].span);
  return result(node, scope);
}

Compiled Checker::choice(const Expr& expr, const Scope& scope, const Type* wanted) {
  Scope plain = scope;
  plain.outcomes = false;
  const Compiled asked = condition(expr.children[0], plain);
  note_condition(asked.node, expr.children[0].span, ConditionUse::Place::if_, scope);
  Scope yes = scope;
  Scope not_yes = scope;
  learn_yes(asked.node, yes);
  learn_not_yes(asked.node, not_yes);
  yes.assumed.emplace_back(asked.node, true);
  not_yes.assumed.emplace_back(asked.node, false);
  const Compiled then = compile(expr.children[1], yes, wanted);
  const Type* literals = wanted != nullptr ? wanted : &then.type;
  const Compiled other = compile(expr.children[2], not_yes, literals);
  const Type type = joined(then.type, other.type, expr.children[1].span, expr.children[2].span);
  Node node;
  node.op = NodeOp::if_;
  node.type = type;
  node.in = {asked.node, then.node, other.node};
  node.place = expr.span;
  node.may_be_blank = then.may_be_blank || other.may_be_blank;
  const NodeId made = make(std::move(node), scope);
  note_branch(made, 1, expr.children[1].span);
  note_branch(made, 2, expr.children[2].span);
  return result(made, scope);
}

Compiled Checker::outcome(const Expr& expr, const Scope& scope) {
  if (expr.op == Op::base) {
    std::set<NodeId> seen;
    if (scope.base && !scope.outcomes && ends_in_outcome(nodes_, *scope.base, seen)) {
      out_.report(Code::expression_outcome_inside, expr.span, "`base` can be `keep` or `clear` here")
          .why("they say what becomes of a field, and are no values to work with")
          .help("let `base` stand at the end, as in `… else base`, and write here what it is made from");
      return unknown(expr.span);
    }
    if (scope.base) return result(*scope.base, scope);
    out_.report(Code::base_outside_change, expr.span, "there is nothing below this for `base` to mean")
        .help("`base` stands only under `change:` of an integration");
    return unknown(expr.span);
  }
  if (expr.op == Op::hold) {
    const Expr& reason = expr.children[0];
    const Compiled words = reason.op == Op::compound ? compound(reason, scope, NodeOp::show)
                                                     : text_literal(reason.text, reason.span, nullptr);
    Node node;
    node.op = NodeOp::hold;
    node.type = Type::nothing();
    node.in = {words.node};
    node.place = expr.span;
    node.may_be_blank = false;
    return result(make(std::move(node), scope), scope);
  }
  if (!scope.outcomes) {
    out_.report(Code::expression_outcome_inside, expr.span,
                fmt::format("`{}` stands only where a field of the platform is decided", print(expr)))
        .why("it says what becomes of a field, not what a value is")
        .help("use `blank` for no value, and decide at the end of `set:`");
    return unknown(expr.span);
  }
  Constant value;
  value.kind = expr.op == Op::keep ? ValueKind::keep : ValueKind::clear;
  return result(constant(std::move(value), Type::nothing(), expr.span), scope);
}

Compiled Checker::case_condition(const CaseSyntax& syntax, const Compiled* subject,
                                 const Scope& scope) {
  if (subject == nullptr) return condition(*syntax.when, scope);
  std::vector<NodeId> in{subject->node};
  bool usable = subject->type.form != Type::Form::unknown;
  for (const Word& word : syntax.values) {
    const auto value = subject->type.is_known()
                           ? typed_text(word.text, subject->type, word.span, Code::literal_unreadable)
                           : std::nullopt;
    if (!value) { usable = false; continue; }
    in.push_back(constant(*value, subject->type, word.span));
  }
  if (!usable || in.size() == 1) return unknown(syntax.span);
  const Type yes_no = Type::of(TypeWord::yes_no);
  if (in.size() == 2) return result(operation(NodeOp::equal, yes_no, in, syntax.span, scope), scope);
  return result(operation(NodeOp::in_constants, yes_no, in, syntax.span, scope), scope);
}

/// First match decides: nested `if`s, built from the last case to the first.
Compiled Checker::cases(const Formula& formula, const Scope& scope, const Type* wanted) {
  if (formula.cases.size() > cases_max) {
    out_.report(Code::graph_too_large, formula.span,
                fmt::format("{} cases are too many; {} are possible", formula.cases.size(), cases_max))
        .help("a long list of cases is a table");
    return unknown(formula.span);
  }
  Scope plain = scope;
  plain.outcomes = false;
  std::optional<Compiled> subject;
  if (formula.subject) subject = compile(*formula.subject, plain, nullptr);
  Scope going = scope;
  struct Branch {
    NodeId asked;
    Compiled value;
    Span place;
  };
  std::vector<Branch> branches;
  std::optional<Compiled> last;
  Span last_place;
  Type type = Type::nothing();
  Span first_place = formula.span;
  bool blank = false;
  for (const CaseSyntax& branch : formula.cases) {
    Scope inside = going;
    std::optional<Compiled> asked;
    if (branch.when || !branch.values.empty()) {
      Scope where = going;
      where.outcomes = false;
      asked = case_condition(branch, subject ? &*subject : nullptr, where);
      note_condition(asked->node, branch.when ? branch.when->span : branch.values[0].span,
                     ConditionUse::Place::case_, going);
      learn_yes(asked->node, inside);
      inside.assumed.emplace_back(asked->node, true);
    }
    report_meant(branch.meant, branch.then.span, inside);
    const Compiled value = compile(branch.then, inside, wanted);
    const bool first = branches.empty() && !last;
    type = first ? value.type : joined(type, value.type, first_place, branch.then.span);
    if (first) first_place = branch.then.span;
    blank = blank || value.may_be_blank;
    if (!asked) {
      last = value;
      last_place = branch.then.span;
      break;
    }
    branches.push_back({asked->node, value, branch.then.span});
    learn_not_yes(asked->node, going);
    going.assumed.emplace_back(asked->node, false);
  }
  if (!last) last = missing_otherwise(formula, subject ? &*subject : nullptr, branches.size(), scope, blank);
  NodeId node = last->node;
  for (auto branch = branches.rbegin(); branch != branches.rend(); ++branch) {
    Node step;
    step.op = NodeOp::if_;
    step.type = type;
    step.in = {branch->asked, branch->value.node, node};
    step.place = formula.span;
    step.may_be_blank = blank;
    node = make(std::move(step), scope);
    note_branch(node, 1, branch->place);
    if (branch == branches.rbegin() && last_place.known()) note_branch(node, 2, last_place);
  }
  Compiled value = result(node, scope);
  value.type = type;
  return value;
}

/// `cases` without `otherwise`: fine if the subject is a closed set and every value of it has a case.
/// What is left then is a blank subject, and the result is blank.
Compiled Checker::missing_otherwise(const Formula& formula, const Compiled* subject,
                                    std::size_t count, const Scope& scope, bool& blank) {
  if (subject == nullptr) return unknown(formula.span);   // the document's reader has said so
  std::vector<std::string> missing;
  const bool closed = subject->type.is(TypeWord::one_of);
  if (closed) {
    missing = subject->type.choices;
    for (const CaseSyntax& branch : formula.cases) {
      for (const Word& word : branch.values) {
        std::erase_if(missing, [&](const std::string& choice) {
          return normal_key(choice) == normal_key(word.text);
        });
      }
    }
  }
  if (!closed || !missing.empty()) {
    Diagnostic& problem = out_.report(
        Code::missing_case, formula.cases[count - 1].span,
        closed ? fmt::format("no case for {}", listed(missing)) : "no case says what happens otherwise");
    problem.help("end with `- otherwise: …`");
    return unknown(formula.span);
  }
  blank = blank || subject->may_be_blank;
  return result(constant({}, Type::nothing(), formula.span), scope);
}

}  // namespace joinery
