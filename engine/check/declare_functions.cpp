/// Functions of modules and mappings: declared once, written out where they are called.

#include <fmt/format.h>

#include "engine/check/checker.hpp"

namespace joinery {

void Checker::declare_functions() {
  for (const Document* document : documents()) {
    for (const FunctionSyntax& function : document->functions) {
      const std::string& called = function.head.text;
      const auto known = functions_.find(called);
      const bool taken = known != functions_.end() || tables_.contains(called) ||
                         words_.functions.find(called) != nullptr;
      if (!taken) {
        functions_.emplace(called, Function{document, &function});
        continue;
      }
      Diagnostic& problem = out_.report(Code::duplicate_name, function.head.span,
                                        fmt::format("`{}` is there already", called));
      if (known != functions_.end()) problem.also(known->second.syntax->head.span, "here");
      else problem.why("it is a table, or a function of the library");
    }
  }
}

/// A function that nobody calls is still read: its mistakes are its author's, not the caller's.
void Checker::check_uncalled_functions() {
  for (auto& [called, function] : functions_) {
    if (function.used) continue;
    Scope inside = scope_of(*function.document);
    inside.outcomes = true;
    for (const Expr& parameter : function.syntax->head.children) {
      inside.parameters.emplace(parameter.text, unknown(parameter.span).node);
    }
    function.open = true;
    ++silent_conditions_;
    compile(function.syntax->body, inside, nullptr);
    --silent_conditions_;
    function.open = false;
  }
}

}  // namespace joinery
