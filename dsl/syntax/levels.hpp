#pragma once
/// How tightly each operator binds, for those who spell expressions.

#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/syntax/expr.hpp"

namespace joinery {

/// How tightly an operator binds, in the order of the grammar. A child that binds less tightly than
/// its place asks for stands in brackets.
enum class Level : std::uint8_t {
  expression, branch, logical, negation, comparison, piped, additive, multiplicative, unary,
  measured, postfix
};

[[nodiscard]] Level level_of(const Expr& expr);
/// The operator with the spaces round it: ` or `.
[[nodiscard]] std::string_view sign_of(Op op);
/// The expression, in brackets where it binds less tightly than `least`.
[[nodiscard]] std::string at_level(const Expr& expr, Level least);

}  // namespace joinery
