#include "engine/optimize/optimize.hpp"

#include <algorithm>
#include <array>

#include "engine/optimize/passes.hpp"

namespace joinery {

std::span<const Pass> passes() {
  static constexpr std::array<Pass, 5> all{{
      {"fold_settings", "settings become the constants that were chosen", &fold_settings},
      {"fold_constants", "operators on constants become constants", &fold_constants},
      {"drop_branches", "branches that can never be reached are gone", &drop_branches},
      {"share_common", "equal expressions become one", &share_common},
      {"drop_unused", "what nothing asks for is gone", &drop_unused},
  }};
  return all;
}

Graph optimize(Graph graph, const References& references,
               const std::vector<std::string_view>& off) {
  // Dropping a branch can leave an operator with constants only, so the passes go round until
  // nothing becomes smaller.
  std::size_t before = SIZE_MAX;
  while (graph.nodes.size() < before) {
    before = graph.nodes.size();
    for (const Pass& pass : passes()) {
      if (std::find(off.begin(), off.end(), pass.name) != off.end()) continue;
      graph = pass.run(std::move(graph), references);
    }
  }
  return graph;
}

}  // namespace joinery
