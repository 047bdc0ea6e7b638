#include "engine/compare/differing_place.hpp"

namespace joinery {
namespace {

bool same_head(const Expr& a, const Expr& b) {
  return a.op == b.op && a.text == b.text && a.listed == b.listed &&
         a.children.size() == b.children.size() && !a.children.empty();
}

std::string case_head(const CaseSyntax& one) {
  std::string head = one.when ? print(*one.when) : std::string();
  for (const Word& value : one.values) head += quote(value.text) + ",";
  return head;
}

bool same_case(const CaseSyntax& a, const CaseSyntax& b) {
  return case_head(a) == case_head(b) && same_tree(a.then, b.then);
}

TwoPlaces of_case(const CaseSyntax& old, const CaseSyntax& now) {
  if (case_head(old) == case_head(now)) return differing_place(old.then, now.then);
  if (old.when && now.when && same_tree(old.then, now.then))
    return differing_place(*old.when, *now.when);
  return {old.span, now.span};
}

}  // namespace

TwoPlaces differing_place(const Expr& old, const Expr& now) {
  const Expr* a = &old;
  const Expr* b = &now;
  while (same_head(*a, *b)) {
    const Expr* next_a = nullptr;
    const Expr* next_b = nullptr;
    for (std::size_t i = 0; i < a->children.size(); ++i) {
      if (same_tree(a->children[i], b->children[i])) continue;
      if (next_a != nullptr) return {a->span, b->span};
      next_a = &a->children[i];
      next_b = &b->children[i];
    }
    if (next_a == nullptr || !next_a->span.known() || !next_b->span.known()) break;
    a = next_a;
    b = next_b;
  }
  return {a->span, b->span};
}

TwoPlaces differing_place(const Formula& old, const Formula& now) {
  const TwoPlaces whole{old.span, now.span};
  if (old.cases.empty() && now.cases.empty()) return differing_place(old.expr, now.expr);
  if (old.cases.size() != now.cases.size() || old.subject.has_value() != now.subject.has_value())
    return whole;
  const bool same_subject = !old.subject || same_tree(*old.subject, *now.subject);
  const CaseSyntax* a = nullptr;
  const CaseSyntax* b = nullptr;
  for (std::size_t i = 0; i < old.cases.size(); ++i) {
    if (same_case(old.cases[i], now.cases[i])) continue;
    if (a != nullptr || !same_subject) return whole;
    a = &old.cases[i];
    b = &now.cases[i];
  }
  if (a != nullptr) return of_case(*a, *b);
  return same_subject ? whole : differing_place(*old.subject, *now.subject);
}

}  // namespace joinery
