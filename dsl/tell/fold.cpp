#include "dsl/tell/fold.hpp"

#include <algorithm>
#include <utility>

namespace joinery {
namespace {

constexpr std::size_t depth_max = 24;  ///< of functions in functions; deeper ones keep their name
constexpr std::size_t cases_max = 500;     ///< each is a level of the tree; more are told as `…`
constexpr std::size_t by_name_min = 12;    ///< nodes of a function that is told by itself
constexpr std::size_t nodes_max = 20'000;  ///< of one expression, written out

std::size_t size_of(const Expr& expr) {
  std::size_t size = 1;
  for (const Expr& child : expr.children) size += size_of(child);
  return size;
}

Expr leaf(Op op, std::string text = {}) {
  Expr expr;
  expr.op = op;
  expr.text = std::move(text);
  return expr;
}

Expr node(Op op, std::vector<Expr> children) {
  Expr expr;
  expr.op = op;
  expr.children = std::move(children);
  return expr;
}

bool is_constant(const Expr& expr) {
  return expr.op == Op::text || expr.op == Op::number || expr.op == Op::yes || expr.op == Op::no;
}

Expr truth(bool yes) { return leaf(yes ? Op::yes : Op::no); }

/// Operands that decide nothing left out; one that decides all alone.
Expr folded_logic(Expr expr) {
  const Op neutral = expr.op == Op::and_ ? Op::yes : Op::no;
  const Op decisive = expr.op == Op::and_ ? Op::no : Op::yes;
  std::vector<Expr> kept;
  for (Expr& child : expr.children) {
    if (child.op == decisive) return leaf(decisive);
    if (child.op == expr.op) {
      std::ranges::move(child.children, std::back_inserter(kept));
    } else if (child.op != neutral) {
      kept.push_back(std::move(child));
    }
  }
  if (kept.empty()) return leaf(neutral);
  if (kept.size() == 1) return std::move(kept.front());
  expr.children = std::move(kept);
  return expr;
}

Expr folded_else(Expr expr) {
  std::vector<Expr> kept;
  for (Expr& child : expr.children) {
    if (child.op == Op::else_) {
      std::ranges::move(child.children, std::back_inserter(kept));
    } else if (child.op != Op::blank) {
      kept.push_back(std::move(child));
    }
    const Op last = kept.empty() ? Op::blank : kept.back().op;
    const bool ends = last == Op::keep || last == Op::clear || last == Op::hold ||
                      (!kept.empty() && is_constant(kept.back()));
    if (ends) break;
  }
  if (kept.empty()) return leaf(Op::blank);
  if (kept.size() == 1) return std::move(kept.front());
  expr.children = std::move(kept);
  return expr;
}

Expr folded(Expr expr) {
  std::vector<Expr>& in = expr.children;
  const auto known = [&in] { return std::ranges::all_of(in, is_constant); };
  const auto same = [&in](std::size_t i) { return same_tree(in[0], in[i]); };
  switch (expr.op) {
    case Op::and_:
    case Op::or_: return folded_logic(std::move(expr));
    case Op::else_: return folded_else(std::move(expr));
    case Op::not_:
      if (in[0].op == Op::yes || in[0].op == Op::no) return truth(in[0].op == Op::no);
      return expr;
    case Op::if_:
      if (in[0].op == Op::yes) return std::move(in[1]);
      if (in[0].op == Op::no || in[0].op == Op::blank) return std::move(in[2]);
      return expr;
    case Op::is:
    case Op::is_not:
      if (known() && in[0].op == in[1].op) return truth(same(1) == (expr.op == Op::is));
      return expr;
    case Op::in:
    case Op::not_in: {
      if (!expr.listed || !known()) return expr;
      bool found = false;
      for (std::size_t i = 1; i < in.size(); ++i) found = found || same(i);
      return truth(found == (expr.op == Op::in));
    }
    case Op::is_blank:
    case Op::is_present:
      if (is_constant(in[0]) || in[0].op == Op::blank) {
        return truth((in[0].op == Op::blank) == (expr.op == Op::is_blank));
      }
      return expr;
    case Op::add:
    case Op::subtract:
      if (in[1].op == Op::duration && in[1].children[0].text == "0") return std::move(in[0]);
      return expr;
    default: return expr;
  }
}

/// `when:` of a case beside a subject.
Expr one_of(const Expr& subject, const std::vector<Word>& values) {
  std::vector<Expr> children{subject};
  for (const Word& value : values) children.push_back(leaf(Op::text, value.text));
  return node(values.size() == 1 ? Op::is : Op::in, std::move(children));
}

}  // namespace

Folder::Folder(const Bundle& bundle, bool all_settings) {
  std::vector<const Document*> documents;
  if (bundle.model) documents.push_back(&*bundle.model);
  for (const Document& one : bundle.modules) documents.push_back(&one);
  for (const Document* one : {&bundle.source, &bundle.target, &bundle.integration}) {
    if (one->source.valid()) documents.push_back(one);
  }
  for (const Document* document : documents) {
    for (const FunctionSyntax& one : document->functions) functions_[one.head.text] = &one;
    for (const auto& one : document->tables) tables_[one.name.text] = &one.value;
    for (const auto& one : document->settings) {
      settings_[one.name.text] = &one.value;
      const auto& value = one.value.default_;
      if (!all_settings && value.size() == 1) values_[one.name.text] = value.front().text;
    }
  }
  for (const auto& one : bundle.integration.setting_values) {
    if (!all_settings && one.value.size() == 1) values_[one.name.text] = one.value.front().text;
  }
  if (!bundle.integration.source.valid()) values_.clear();
}

const TableSyntax* Folder::table(const std::string& name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : found->second;
}

const SettingSyntax* Folder::setting(const std::string& name) const {
  const auto found = settings_.find(name);
  return found == settings_.end() ? nullptr : found->second;
}

/// The value of a setting, as a literal of its type.
Expr Folder::chosen(const Expr& member) const {
  const auto value = values_.find(member.text);
  if (value == values_.end()) return member;
  if (value->second.empty()) return leaf(Op::blank);
  const SettingSyntax* declared = setting(member.text);
  const bool typed = declared != nullptr && declared->type;
  if (typed && declared->type->word == TypeWord::number) return leaf(Op::number, value->second);
  if (typed && declared->type->word == TypeWord::yes_no) return truth(value->second == "yes");
  if (typed && declared->type->word == TypeWord::date) return leaf(Op::date, value->second);
  return leaf(Op::text, value->second);
}

Expr Folder::as_expr(const Formula& formula) const {
  if (formula.cases.empty()) return formula.expr;
  if (formula.cases.size() > cases_max) return leaf(Op::broken);
  Expr rest = leaf(Op::blank);
  for (auto one = formula.cases.rbegin(); one != formula.cases.rend(); ++one) {
    if (!one->when && one->values.empty()) {
      rest = one->then;
      continue;
    }
    Expr when = one->when ? *one->when : one_of(*formula.subject, one->values);
    rest = node(Op::if_, {std::move(when), one->then, std::move(rest)});
  }
  return rest;
}

Expr Folder::written_out(const Expr& expr, const Names& names, const Expr* below,
                         std::size_t depth) const {
  const auto in_place_of = [&](const Expr& other) {
    const std::size_t size = size_of(other);
    if (size > room_) return expr;
    room_ -= size;
    return other;
  };
  if (expr.op == Op::base && below != nullptr) return in_place_of(*below);
  if (expr.op == Op::name) {
    const auto found = names.find(expr.text);
    return found == names.end() ? expr : in_place_of(*found->second);
  }
  const bool setting = expr.op == Op::member && expr.children[0].op == Op::name &&
                       expr.children[0].text == "settings" && !names.contains("settings");
  if (setting) return chosen(expr);
  Expr made = expr;
  for (Expr& child : made.children) child = written_out(child, names, below, depth);
  const auto function = expr.op == Op::call ? functions_.find(expr.text) : functions_.end();
  if (function != functions_.end() && depth < depth_max) {
    const Expr body = as_expr(function->second->body);
    const std::size_t size = size_of(body);
    if (size > room_) return made;
    room_ -= size;
    const Expr& head = function->second->head;
    Names inner;
    for (std::size_t i = 0; i < head.children.size() && i < made.children.size(); ++i) {
      inner[head.children[i].text] = &made.children[i];
    }
    Expr told = written_out(body, inner, nullptr, depth + 1);
    const bool by_name = head.children.empty() && size_of(told) > by_name_min;
    if (!by_name) return told;
    named_.insert(expr.text);
    return made;
  }
  return folded(std::move(made));
}

Expr Folder::fold(const Formula& formula, const Expr* below) const {
  room_ = nodes_max;
  return written_out(as_expr(formula), {}, below, 0);
}

Expr Folder::body_of(const std::string& function) const {
  room_ = nodes_max;
  return written_out(as_expr(functions_.at(function)->body), {}, nullptr, 0);
}

Expr Folder::fold(const Expr& expr) const {
  room_ = nodes_max;
  return written_out(expr, {}, nullptr, 0);
}

}  // namespace joinery
