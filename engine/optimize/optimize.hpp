#pragma once
/// From a graph to a smaller graph that means the same: for every record the same values, blanks,
/// holds and reasons. Each pass is a function from graph to graph, can be left out, and is listed
/// here in the order in which it runs.

#include <span>
#include <string_view>
#include <vector>

#include "engine/function/references.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

struct Pass {
  std::string_view name;
  std::string_view about;
  Graph (*run)(Graph graph, const References& references);
};

/// `fold_settings`, `fold_constants`, `drop_branches`, `share_common`, `drop_unused`.
[[nodiscard]] std::span<const Pass> passes();

/// All passes but those named in `off`.
[[nodiscard]] Graph optimize(Graph graph, const References& references,
                             const std::vector<std::string_view>& off = {});

}  // namespace joinery
