#pragma once
/// Folded expressions in English: conditions, and values with what becomes of a field.

#include "dsl/tell/fold.hpp"
#include "dsl/tell/said.hpp"

namespace joinery {

class Phrases {
 public:
  explicit Phrases(const Folder& folder) : folder_(folder) {}

  /// `their department is “Sales”`; what hangs together by `and`, `or` and `not` in more than one
  /// way stands in bullets.
  [[nodiscard]] Said condition(const Expr& expr) const;
  /// `their department; if there is none, the platform's value stays as it is`.
  [[nodiscard]] Said value(const Expr& expr) const;
  /// A value within a sentence; what would be ambiguous stands in brackets.
  [[nodiscard]] std::string noun(const Expr& expr) const;

 private:
  [[nodiscard]] Said logic(const Expr& expr) const;
  [[nodiscard]] Said negated(const Expr& expr) const;
  [[nodiscard]] std::string comparison(const Expr& expr, bool negated) const;
  [[nodiscard]] Said cases(const Expr& expr) const;
  [[nodiscard]] Said first_present(const Expr& expr) const;
  [[nodiscard]] std::string member(const Expr& expr) const;
  [[nodiscard]] std::string call(const Expr& expr) const;

  const Folder& folder_;
};

/// `first_name` as `first name`.
[[nodiscard]] std::string spoken(std::string name);
[[nodiscard]] std::string capitalized(std::string text);

}  // namespace joinery
