#include "engine/program/placement.hpp"

#include <algorithm>

namespace joinery {
namespace {

// Two places that lie further apart than this share no code; only the speed of both knows it.
// Without a bound, a chain of n conditions could cost n * n steps.
constexpr int climb_max = 4096;

}  // namespace

Placement::Placement(const Graph& graph, std::span<const NodeId> nodes)
    : graph_(graph), nodes_(nodes), states_(nodes.size()) {}

std::uint32_t Placement::find(NodeId node) const {
  const auto at = std::lower_bound(nodes_.begin(), nodes_.end(), node);
  if (at == nodes_.end() || *at != node) return none;
  return static_cast<std::uint32_t>(at - nodes_.begin());
}

std::uint32_t Placement::add_region(std::uint32_t parent) {
  Region added;
  added.parent = parent;
  added.depth = parent == none ? 0 : regions_[parent].depth + 1;
  regions_.push_back(std::move(added));
  return static_cast<std::uint32_t>(regions_.size() - 1);
}

std::uint32_t Placement::add_entry(NodeId root) {
  const std::uint32_t region = add_region(none);
  use(root, region);
  return region;
}

void Placement::force_block(NodeId node) {
  const std::uint32_t at = find(node);
  if (at == none) return;
  states_[at].used = true;
  states_[at].block = true;
}

std::uint32_t Placement::round_both(std::uint32_t a, std::uint32_t b) const {
  for (int climbed = 0; a != b; ++climbed) {
    if (climbed == climb_max) return none;
    std::uint32_t& deeper = regions_[a].depth >= regions_[b].depth ? a : b;
    if (regions_[deeper].depth == 0) return none;
    deeper = regions_[deeper].parent;
  }
  return a;
}

void Placement::use(NodeId node, std::uint32_t region) {
  const std::uint32_t at = find(node);
  if (at == none) return;   // a constant, a value of the run, or another scope's
  State& state = states_[at];
  if (!state.used) {
    state.used = true;
    state.region = region;
    state.direct = true;
    return;
  }
  if (state.block) return;
  const std::uint32_t both = round_both(state.region, region);
  if (both == none) {
    state.block = true;
  } else if (both != state.region) {
    state.region = both;
    state.direct = both == region;
  } else if (both == region) {
    state.direct = true;
  }
}

void Placement::use_operands(const Node& node, State& state) {
  const std::uint32_t here = state.region;
  if (!is_lazy(graph_, node)) {
    for (const NodeId operand : node.in) use(operand, here);
    return;
  }
  state.operands = static_cast<std::uint32_t>(regions_.size());
  for (std::size_t i = 1; i < node.in.size(); ++i) add_region(here);
  use(node.in[0], here);
  for (std::size_t i = 1; i < node.in.size(); ++i) {
    use(node.in[i], state.operands + static_cast<std::uint32_t>(i) - 1);
  }
}

void Placement::place() {
  // Users come after their operands, so going backwards every use is known when a node's turn
  // comes.
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    State& state = states_[i];
    if (!state.used) continue;
    const Node& node = graph_[nodes_[i]];
    if (!state.direct) state.block = true;
    if (state.block) {
      if (node.op == NodeOp::read) continue;   // it needs a mark, but no code of its own
      state.region = add_region(none);
    }
    regions_[state.region].nodes.push_back(nodes_[i]);
    use_operands(node, state);
  }
  for (Region& region : regions_) std::reverse(region.nodes.begin(), region.nodes.end());
}

}  // namespace joinery
