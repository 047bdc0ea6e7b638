#pragma once
/// The functions that a mapping may call, by name. Made once of definitions that outlive it;
/// immutable afterwards, and shared by all threads.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/function/function.hpp"

namespace joinery {

class Registry {
 public:
  /// No two of `functions` may have one name.
  explicit Registry(std::span<const FunctionDef* const> functions);

  /// Null where there is none.
  [[nodiscard]] const FunctionDef* find(std::string_view name) const;
  /// In order of name.
  [[nodiscard]] std::span<const FunctionDef* const> all() const { return functions_; }
  /// Up to three names that a person who wrote `name` may have meant, nearest first.
  [[nodiscard]] std::vector<std::string> near(std::string_view name) const;

 private:
  std::vector<const FunctionDef*> functions_;
};

}  // namespace joinery
