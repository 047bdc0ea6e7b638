#pragma once
/// What an example expects, in the types of the mapping. Internal to engine/example.

#include "engine/example/trial.hpp"

namespace joinery {

/// Fills `user`, `invite` and `next_change`; reports rules and fields that there are not, with near
/// names, and values that their field cannot have.
void expect_values(const ExampleSyntax& written, const Graph& graph, const References& references,
                   ReadyExample& example, Diagnostics& out);

}  // namespace joinery
