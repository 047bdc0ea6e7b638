#pragma once
/// The passes, one file each. See optimize.hpp for their order.

#include "engine/function/references.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

/// Settings become constants.
[[nodiscard]] Graph fold_settings(Graph graph, const References& references);
/// An operator whose operands are all constants becomes the constant it comes to, unless it looks
/// at the clock, or would be a hold (which must carry its reason at run time).
[[nodiscard]] Graph fold_constants(Graph graph, const References& references);
/// Lazy operators lose the operands that can never be reached: `if yes then a otherwise b` is a.
[[nodiscard]] Graph drop_branches(Graph graph, const References& references);
/// Equal nodes become one.
[[nodiscard]] Graph share_common(Graph graph, const References& references);
/// Nodes, readings, tables and patterns that nothing asks for are gone.
[[nodiscard]] Graph drop_unused(Graph graph, const References& references);

}  // namespace joinery
