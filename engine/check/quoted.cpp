/// A quoted YAML scalar is a text, and so is `"worker.email"`. Whoever writes that means something
/// else, as a rule, so where all its names are known the checker asks.

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checker.hpp"

namespace joinery {

bool Checker::root_known(const Expr& path, const Scope& scope) const {
  const Expr* root = &path;
  const Expr* key = nullptr;
  for (; root->op == Op::member; root = &root->children[0]) key = root;
  if (root->op != Op::name) return false;
  if (scope.context != nullptr && root->text != "settings") {
    return key != nullptr && scope.context->contains(root->text + '.' + key->text);
  }
  if (key != nullptr && root->text == "settings") return settings_.contains(key->text);
  if (key != nullptr && root->text == "worker") {
    return key->text == "custom" || worker_.contains(key->text) ||
           model_field(key->text) != nullptr;
  }
  if (key != nullptr && root->text == "read") return readings_.contains(key->text);
  return scope.parameters.contains(root->text) || scope.literals.contains(root->text) ||
         (scope.reads_source && readings_.contains(root->text));
}

/// Whether every name in it is known; `names` counts them. The names of an item of a list are not
/// looked up: the list's own name says enough.
bool Checker::names_known(const Expr& expr, const Scope& scope, std::size_t& names) const {
  if (expr.op == Op::name || expr.op == Op::member) {
    ++names;
    return root_known(expr, scope);
  }
  if (expr.op == Op::filter || expr.op == Op::ordered)
    return names_known(expr.children[0], scope, names);
  if (expr.op == Op::call) {
    static constexpr std::string_view forms[] = {"today", "now",   "first", "last",
                                                 "only",  "count", "sorted"};
    const bool known = std::ranges::find(forms, expr.text) != std::end(forms) ||
                       tables_.contains(expr.text) || functions_.contains(expr.text) ||
                       words_.functions.find(expr.text) != nullptr;
    if (!known) return false;
    ++names;
  }
  return std::ranges::all_of(expr.children,
                             [&](const Expr& child) { return names_known(child, scope, names); });
}

void Checker::report_meant(const std::optional<Expr>& meant, Span place, const Scope& scope) {
  std::size_t names = 0;
  if (!meant || !names_known(*meant, scope, names) || names == 0) return;
  const std::string written = print(*meant);
  if (meant->op == Op::compound) {
    const bool whole =
        written.find(": ") == std::string::npos && written.find(" #") == std::string::npos;
    Diagnostic& holes =
        out_.report(Code::expression_quoted, place, "the `{…}` in this is only text")
            .labelled("a quoted value has no values inside");
    if (whole)
      holes.help(fmt::format("wrap it in brackets: `({})`", written))
          .fixed_by(place, '(' + written + ')');
    else
      holes.help(fmt::format("write `|` and, on the next line, `{}`", written));
    return;
  }
  Diagnostic& problem =
      out_.report(Code::expression_quoted, place, "is this a text, or is its value meant?")
          .labelled("in quotes it is only a text")
          .why(fmt::format(
              "without the quotes, `{}` is an expression whose names are all known here", written))
          .help(fmt::format(
              "for the value write it without quotes; for the text write `|` and, on the next "
              "line, `{}`",
              quote(written)));
  const bool plain = !written.empty() && written.front() != '"' &&
                     written.find(": ") == std::string::npos &&
                     written.find(" #") == std::string::npos;
  if (plain) problem.fixed_by(place, written);
}

}  // namespace joinery
