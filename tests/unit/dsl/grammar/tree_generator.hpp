#pragma once
/// Trees that the grammar can make, drawn from a seed: the same seed gives the same trees.

#include <cstddef>
#include <cstdint>
#include <string>

#include "dsl/syntax/expr.hpp"
#include "dsl/syntax/reading.hpp"

namespace joinery::testing {

class TreeGenerator {
 public:
  explicit TreeGenerator(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] Expr expression(std::size_t depth);
  [[nodiscard]] TypeSyntax type();
  [[nodiscard]] ReadingSyntax reading();
  [[nodiscard]] FieldSyntax field();

 private:
  std::size_t below(std::size_t bound);
  bool coin() { return below(2) == 0; }
  std::string text();
  std::string name();
  Expr leaf();
  Expr compound(std::size_t depth);
  Expr call(std::size_t depth);
  Expr membership(std::size_t depth);
  Expr with_children(Op op, std::size_t least, std::size_t most, std::size_t depth);
  PathSyntax path();

  std::uint64_t state_;
};

}  // namespace joinery::testing
