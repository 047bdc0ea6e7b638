#pragma once
/// Conditions that are always or never true, and branches that can never be reached.

#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

/// Looks at every ConditionUse of `graph`: tries all combinations of the values that can make a
/// difference, as far as there are few enough of them, and reports what can never happen. Says nothing
/// where it cannot be sure, and never blames a mapping for what a setting chose.
void analyze_conditions(const Graph& graph, Diagnostics& diagnostics);

}  // namespace joinery
