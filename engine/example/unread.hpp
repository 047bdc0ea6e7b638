#pragma once
/// Changes of an example that can change nothing. Internal to engine/example.

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/examples.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

/// Warns of every path under `with` at which, above which and below which the mapping reads
/// nothing: most likely a slip, and the example would prove nothing.
void report_unread(const Data& with, const Graph& graph, Diagnostics& out);

}  // namespace joinery
