#pragma once
/// People as HR wants them, beside users as they are: what must change. Pure.

#include <memory>
#include <vector>

#include "engine/plan/draft.hpp"

namespace joinery {

struct PlanInput {
  const Graph& graph;
  const People& people;
  const Present& present;
  const Matching& matching;
  PlanPolicies policies;
  std::vector<bool> is_protected;   ///< parallel to the users: never touched
  Instant now;
  std::string incomplete;           ///< not empty: why there may be more people than these
};

/// A plan, and the memory of the values that were made for it.
struct MadePlan {
  Plan plan;
  std::unique_ptr<Arena> memory;
};

/// Arranged and counted; the guards have not looked yet. Where the source is incomplete or nobody
/// is in it, the plan holds no mutation and says why.
[[nodiscard]] MadePlan make_plan(const PlanInput& input);

}  // namespace joinery
