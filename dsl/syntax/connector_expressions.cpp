#include "dsl/syntax/connector_expressions.hpp"

namespace joinery {
namespace {

using Visit = std::function<void(const Expr&)>;

void visit_expr(const Expr& expr, const Visit& visit) { visit(expr); }

void visit_expr(const Formula& formula, const Visit& visit) {
  if (formula.cases.empty() && !formula.quoted) visit(formula.expr);
  if (formula.subject) visit(*formula.subject);
  for (const CaseSyntax& one : formula.cases) {
    if (one.when) visit(*one.when);
    visit(one.then);
  }
}

void visit_expr(const std::vector<Named<Formula>>& formulas, const Visit& visit);
void visit_expr(const JsonSyntax& tree, const Visit& visit);
void visit_expr(const SignInSyntax& sign_in, const Visit& visit);
void visit_expr(const ConnectReadSyntax& read, const Visit& visit);
void visit_expr(const HooksSyntax& hooks, const Visit& visit);

template <class T>
void visit_expr(const std::optional<T>& value, const Visit& visit) {
  if (value) visit_expr(*value, visit);
}

void visit_expr(const std::vector<Named<Formula>>& formulas, const Visit& visit) {
  for (const Named<Formula>& one : formulas) visit_expr(one.value, visit);
}

void visit_expr(const JsonSyntax& tree, const Visit& visit) {
  if (tree.kind == JsonSyntax::Kind::leaf || tree.kind == JsonSyntax::Kind::choice)
    visit_expr(tree.leaf, visit);
  for (const auto& member : tree.members) visit_expr(member.value, visit);
  for (const JsonSyntax& item : tree.items) visit_expr(item, visit);
}

void visit_expr(const std::vector<FailureSyntax>& failures, const Visit& visit) {
  for (const FailureSyntax& one : failures) {
    visit(one.when);
    visit_expr(one.say, visit);
  }
}

void visit_expr(const ExchangeSyntax& exchange, const Visit& visit) {
  if (exchange.request) {
    const RequestSyntax& request = *exchange.request;
    visit_expr(request.path, visit);
    visit_expr(request.url, visit);
    visit_expr(request.query, visit);
    visit_expr(request.headers, visit);
    visit_expr(request.json, visit);
    visit_expr(request.form, visit);
  }
  visit_expr(exchange.failures, visit);
}

void visit_expr(const SignInSyntax& sign_in, const Visit& visit) {
  if (sign_in.basic) {
    visit_expr(sign_in.basic->user, visit);
    visit_expr(sign_in.basic->password, visit);
  }
  if (sign_in.assertion) {
    visit_expr(sign_in.assertion->key, visit);
    visit_expr(sign_in.assertion->key_id, visit);
    visit_expr(sign_in.assertion->claims, visit);
  }
  visit_expr(sign_in.exchange, visit);
  for (const auto* one : {&sign_in.token, &sign_in.lasts, &sign_in.next_token})
    visit_expr(*one, visit);
  visit_expr(sign_in.send, visit);
  visit_expr(sign_in.replaces, visit);
}

void visit_expr(const StreamSyntax& stream, const Visit& visit) {
  visit_expr(stream.exchange, visit);
  visit_expr(stream.complete_when, visit);
  visit_expr(stream.only_when, visit);
  visit_expr(stream.add, visit);
  if (!stream.pages) return;
  for (const auto* one : {&stream.pages->cursor, &stream.pages->link, &stream.pages->total})
    visit_expr(*one, visit);
  visit_expr(stream.pages->last_when, visit);
}

void visit_expr(const ConnectReadSyntax& read, const Visit& visit) {
  for (const ChangedSyntax& changed : read.changed) {
    visit_expr(changed.link, visit);
    visit_expr(changed.removed_when, visit);
  }
  if (!read.user) return;
  for (const Named<Expr>& condition : read.user->conditions) visit(condition.value);
}

void visit_expr(const StepSyntax& step, const Visit& visit) {
  visit_expr(step.when, visit);
  visit_expr(step.until, visit);
  visit_expr(step.exchange, visit);
  visit_expr(step.gives, visit);
  if (!step.bulk) return;
  visit_expr(step.bulk->exchange, visit);
  visit_expr(step.bulk->each, visit);
  visit_expr(step.bulk->gives, visit);
}

void visit_expr(const HooksSyntax& hooks, const Visit& visit) {
  if (hooks.proof) {
    for (const auto* one : {&hooks.proof->key, &hooks.proof->of, &hooks.proof->is})
      visit_expr(*one, visit);
  }
  for (const auto& one : hooks.handshake) {
    visit(one.when);
    visit_expr(one.answer, visit);
  }
  for (const auto* one : {&hooks.type, &hooks.person, &hooks.happened, &hooks.once, &hooks.sent}) {
    visit_expr(*one, visit);
  }
}

}  // namespace

void each_expression(const ConnectSyntax& connect, const Visit& visit) {
  visit_expr(connect.base, visit);
  for (const Formula& host : connect.hosts) visit_expr(host, visit);
  visit_expr(connect.headers, visit);
  visit_expr(connect.query, visit);
  visit_expr(connect.sign_in, visit);
  for (const auto* one : {&connect.pace.left, &connect.pace.again})
    visit_expr(*one, visit);
  for (const BudgetSyntax& budget : connect.pace.budgets) {
    visit_expr(budget.left, visit);
    visit_expr(budget.again, visit);
  }
  visit_expr(connect.failures, visit);
  for (const auto& stream : connect.streams) visit_expr(stream.value, visit);
  if (connect.files) visit_expr(connect.files->folder, visit);
  visit_expr(connect.read, visit);
  for (const auto& change : connect.changes) {
    for (const StepSyntax& step : change.value.steps) visit_expr(step, visit);
  }
  visit_expr(connect.hooks, visit);
  for (const auto& probe : connect.probes) {
    visit_expr(probe.value.exchange, visit);
    visit_expr(probe.value.granted_when, visit);
  }
}

}  // namespace joinery
