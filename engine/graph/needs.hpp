#pragma once
/// What a graph asks of the outside: which places of the record, which permissions of the vendor,
/// and how much work at most.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

struct Need {
  std::string path;        ///< as the source writes it
  std::string reading;     ///< the name it has in `read:`
  std::string permission;  ///< what the vendor must grant for it; empty if the source names none
  Span place;
};

/// The paths that are read, in order of path. Only what is reachable counts, so it says exactly
/// what to ask the vendor for once the graph is optimized.
[[nodiscard]] std::vector<Need> needs(const Graph& graph);
/// The permissions of `needs`, each once, in order.
[[nodiscard]] std::vector<std::string> permissions_needed(const Graph& graph);

struct Cost {
  std::uint64_t steps = 0;     ///< nodes evaluated once at most
  std::uint64_t per_item = 0;  ///< nodes evaluated again for every item of a list
  std::uint64_t library = 0;   ///< the declared costs of the functions called
  std::uint64_t reads = 0;
};
/// The most that one record can cost, when no list is longer than one item; `per_item` is added for
/// each further one. Lists are bounded by Limits::list_items.
[[nodiscard]] Cost worst_cost(const Graph& graph);

}  // namespace joinery
