#pragma once
/// Expressions as one customer has them: functions and cases written out, settings in their places.
/// What would become too large keeps the names of its functions. One thread for one `Folder`.

#include <map>
#include <set>
#include <string>

#include "dsl/read/load.hpp"

namespace joinery {

class Folder {
 public:
  Folder(const Bundle& bundle, bool all_settings);

  /// One expression for the formula; `base` in it becomes `below`, where there is one.
  [[nodiscard]] Expr fold(const Formula& formula, const Expr* below = nullptr) const;
  [[nodiscard]] Expr fold(const Expr& expr) const;
  /// The functions without parameters that are so long that they kept their name in what was folded
  /// until now, and what one of them says.
  [[nodiscard]] const std::set<std::string>& named() const { return named_; }
  [[nodiscard]] Expr body_of(const std::string& function) const;
  [[nodiscard]] const TableSyntax* table(const std::string& name) const;
  [[nodiscard]] const SettingSyntax* setting(const std::string& name) const;

 private:
  using Names = std::map<std::string, const Expr*>;
  [[nodiscard]] Expr written_out(const Expr& expr, const Names& names, const Expr* below,
                                 std::size_t depth) const;
  [[nodiscard]] Expr as_expr(const Formula& formula) const;
  [[nodiscard]] Expr chosen(const Expr& member) const;

  std::map<std::string, const FunctionSyntax*> functions_;
  std::map<std::string, const TableSyntax*> tables_;
  std::map<std::string, const SettingSyntax*> settings_;
  std::map<std::string, std::string> values_;  ///< of the settings that have one
  /// How many more nodes this expression may be written out to; a call or name beyond stays one.
  mutable std::size_t room_ = 0;
  mutable std::set<std::string> named_;
};

}  // namespace joinery
