/// The account: from when to when it exists, when it is archived, in which zone, and who is invited.

#include <fmt/format.h>

#include "engine/check/checker.hpp"

namespace joinery {

std::optional<Checker::Layered> Checker::account_item(const std::string& item,
                                                      std::optional<Formula> AccountSyntax::*part,
                                                      TypeWord word) {
  const Document* owner = nullptr;
  for (const Document* document : {layers_.source, layers_.target, layers_.integration}) {
    if (document != nullptr && (document->account.*part).has_value()) owner = document;
  }
  const Formula* below = owner == nullptr ? nullptr : &*(owner->account.*part);
  const Type type = Type::of(word);
  auto decided = layered("account." + item, below, owner, &type, false);
  if (decided && decided->value.type.is_known() && !fits(decided->value.type, type)) {
    Diagnostic& problem =
        out_.report(Code::type_mismatch, decided->formula->span,
                    fmt::format("`account: {}` is {}, and this is {}", item, print(type),
                                print(decided->value.type)));
    const Expr& said = decided->formula->expr;
    const bool quoted = decided->formula->quoted || said.op == Op::text;
    if (word == TypeWord::yes_no && quoted && (said.text == "yes" || said.text == "no")) {
      problem.help(fmt::format("write it without quotes: `{}`", said.text));
    }
  }
  return decided;
}

NodeId Checker::never_blank(const Layered& decided, std::string_view item, std::string_view fix) {
  if (decided.value.may_be_blank && decided.value.type.form != Type::Form::unknown) {
    const Formula& formula = *decided.formula;
    Diagnostic& problem = out_.report(Code::may_end_blank, formula.span,
                                      fmt::format("`account: {}` can end blank", item))
                              .labelled("can be blank")
                              .help(fmt::format("end with `{}`", fix));
    if (formula.cases.empty() && !formula.quoted) {
      problem.fixed_by({formula.span.source, formula.span.end, formula.span.end}, fmt::format(" {}", fix));
    }
  }
  return decided.value.node;
}

void Checker::compile_account() {
  const Type date = Type::of(TypeWord::date);
  const NodeId blank = constant({}, date, {});
  const auto starts = account_item("starts", &AccountSyntax::starts, TypeWord::date);
  const auto ends = account_item("ends", &AccountSyntax::ends, TypeWord::date);
  graph_.account.starts = starts ? starts->value.node : blank;
  graph_.account.ends = ends ? ends->value.node : blank;
  const auto archived = account_item("archived when", &AccountSyntax::archived_when, TypeWord::yes_no);
  graph_.account.archived_when =
      archived ? never_blank(*archived, "archived when", "else no")
               : constant(Constant::of(Value::yes_no(false)), Type::of(TypeWord::yes_no), {});
  const auto zone = account_item("zone", &AccountSyntax::zone, TypeWord::zone);
  graph_.account.zone_assumed = !zone;
  const Type zone_type = Type::of(TypeWord::zone);
  graph_.account.zone = zone ? never_blank(*zone, "zone", "else \"UTC\"")
                             : text_literal("UTC", {}, &zone_type).node;
}

void Checker::compile_invite() {
  const Document* owner = nullptr;
  for (const Document* document : {layers_.target, layers_.integration}) {
    if (document != nullptr && document->invite.when != InviteSyntax::When::unstated) owner = document;
  }
  graph_.invite.condition = constant(Constant::of(Value::yes_no(false)), Type::of(TypeWord::yes_no), {});
  if (owner == nullptr) return;
  graph_.invite.when = owner->invite.when;
  graph_.invite.place = owner->invite.span;
  if (!owner->invite.condition) return;
  if (owner->invite.when == InviteSyntax::When::on) {
    compile_invite_day(*owner);
  } else {
    compile_invite_condition(*owner);
  }
}

void Checker::compile_invite_condition(const Document& owner) {
  const Expr& written = *owner.invite.condition;
  const Scope scope = scope_of(owner);
  const Compiled asked = condition(written, scope);
  note_condition(asked.node, written.span, ConditionUse::Place::account, scope);
  graph_.invite.condition = asked.node;
  if (asked.may_be_blank && asked.type.form != Type::Form::unknown) {
    out_.report(Code::may_end_blank, written.span, "`invite: when` can be blank")
        .labelled("can be blank")
        .help("end with `else no`");
  }
}

/// A day that is blank invites nobody: unlike a condition, it needs no other answer.
void Checker::compile_invite_day(const Document& owner) {
  const Expr& written = *owner.invite.condition;
  const Type date = Type::of(TypeWord::date);
  const Compiled day = compile(written, scope_of(owner), &date);
  graph_.invite.condition = day.node;
  if (!day.type.is_known() || fits(day.type, date)) return;
  out_.report(Code::type_mismatch, written.span,
              fmt::format("`invite: on` wants a day, and this is {}", print(day.type)))
      .help("for a condition write `when …`");
}

}  // namespace joinery
