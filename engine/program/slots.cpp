#include "engine/program/slots.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"

namespace joinery {

Slots::Slots(const Graph& graph, const Liveness& live, Program& program)
    : live_(live), outer_(graph.nodes.size(), UINT32_MAX) {
  std::uint32_t next = 0;
  for (const Home home : {Home::constant, Home::run, Home::record}) {
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
      if (!live.live[i] || live.home[i] != home) continue;
      outer_[i] = next++;
      if (home == Home::constant) program.constants.push_back(graph.nodes[i].constant);
    }
    // One blank for roots that the mapping does not have.
    if (home == Home::constant) {
      program.constants.push_back({});
      ++next;
    }
  }
  for (const BodyScope& scope : live.scopes) {
    scope_begins_.push_back(next);
    next += static_cast<std::uint32_t>(scope.nodes.size()) + 1;
  }
  program.slot_count = next;
}

std::uint32_t Slots::of(NodeId node, std::uint32_t scope) const {
  if (scope == 0 || live_.home[node.index] != Home::item) return of(node);
  const std::vector<NodeId>& nodes = live_.scopes[scope - 1].nodes;
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
  JOINERY_CHECK(at != nodes.end() && *at == node);
  return scope_begins_[scope - 1] + static_cast<std::uint32_t>(at - nodes.begin());
}

std::uint32_t Slots::item_of(std::uint32_t scope) const {
  const std::vector<NodeId>& nodes = live_.scopes[scope - 1].nodes;
  return scope_begins_[scope - 1] + static_cast<std::uint32_t>(nodes.size());
}

}  // namespace joinery
