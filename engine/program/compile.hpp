#pragma once
/// From the rule graph to a program. Pure; the graph is not needed afterwards. The graph is sound
/// (its nodes come after their operands, types fit): everything else is our own mistake and is
/// checked.

#include <memory>

#include "dsl/base/limits.hpp"
#include "engine/graph/graph.hpp"
#include "engine/program/program.hpp"

namespace joinery {

/// Takes time and memory linear in the graph, but for bodies of list operators, which are written
/// out once each; where that passes `instructions_max`, or lists nest deeper than
/// `list_depth_max`, the list operator's value is a hold that says so.
[[nodiscard]] std::shared_ptr<const Program> compile(const Graph& graph);

inline constexpr std::size_t body_nodes_max = 2'000'000;
inline constexpr std::uint32_t list_depth_max = 64;

}  // namespace joinery
