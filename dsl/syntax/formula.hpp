#pragma once
/// What stands where an expression is expected.

#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/expr.hpp"
#include "dsl/syntax/word.hpp"

namespace joinery {

struct CaseSyntax {
  Span span;
  std::optional<Expr> when;    ///< absent: `otherwise`
  std::vector<Word> values;    ///< with a subject: the values for which this case is (from `when: a` or a list)
  Expr then;
  std::optional<Expr> meant;   ///< `then` is a quoted YAML scalar that reads as this expression, too
};

/// What stands where an expression is expected: one expression, or `cases` (first match decides).
struct Formula {
  Span span;
  Expr expr;                         ///< when `cases` is empty
  std::optional<Expr> subject;       ///< `of:`; then every case but `otherwise` has values, not a condition
  std::vector<CaseSyntax> cases;
  bool quoted = false;               ///< a quoted YAML scalar: a text literal
  std::optional<Expr> meant;         ///< quoted: the expression that the text would be, if it is one
  std::string print() const;         ///< canonical, for showing and comparing layers
};

}  // namespace joinery
