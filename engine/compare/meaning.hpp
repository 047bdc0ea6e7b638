#pragma once
/// What a graph means, as a text: two graphs with the same text decide the same about every record,
/// however they were written. The other way round is not promised: graphs with patterns (`matches`)
/// never have the same text.

#include <string>

#include "engine/graph/graph.hpp"

namespace joinery {

/// Of an optimized graph. Linear in the size of the graph; places make no difference.
[[nodiscard]] std::string meaning(const Graph& graph);

}  // namespace joinery
