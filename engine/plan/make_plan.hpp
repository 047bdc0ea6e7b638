#pragma once
/// People as HR wants them, beside users as they are: what must change. Pure.

#include <memory>
#include <vector>

#include "engine/calendar/zone_table.hpp"
#include "engine/memory/memory_event.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/source_proof.hpp"
#include "engine/plan/target_limits.hpp"

namespace joinery {

/// All that it refers to outlives the plan.
struct PlanInput {
  const Graph& graph;
  const People& people;
  const Present& present;
  const Matching& matching;
  const std::vector<bool>& is_protected;   ///< parallel to the users: never touched
  const ZoneTable& zones;
  const Memory* memory = nullptr;          ///< null: nothing is remembered
  const SourceProof& source;
  const TargetLimits& limits;
  Instant now;
};

/// A plan, and the memory of the values that were made for it.
struct MadePlan {
  Plan plan;
  std::unique_ptr<Arena> arena;
  /// What this run has found out, to be remembered whatever becomes of the plan.
  std::vector<MemoryEvent> seen;
  /// What is agreed to by whoever lets the plan be carried out.
  std::vector<MemoryEvent> agreed;
};

/// Arranged and counted; the guards have not looked yet. Where the source is incomplete or nobody
/// is in it, the plan says why, and holds no mutation, or by policy none that takes anything away.
[[nodiscard]] MadePlan make_plan(const PlanInput& input);

/// The rules that say who takes part, as a hash: the same for the same rules.
[[nodiscard]] std::string scope_of(const Graph& graph, const ZoneTable& zones);
/// Whether a list says whom to include; without one everybody is.
[[nodiscard]] bool has_include_list(const Graph& graph);

/// A mutation after which somebody has less than before.
[[nodiscard]] bool takes_away(const Mutation& mutation);

}  // namespace joinery
