#include <algorithm>

#include "dsl/syntax/expr.hpp"

namespace joinery {

bool same_tree(const Expr& a, const Expr& b) {
  return a.op == b.op && a.text == b.text && a.listed == b.listed &&
         std::ranges::equal(a.children, b.children, same_tree);
}

}  // namespace joinery
