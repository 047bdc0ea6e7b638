#pragma once
/// From people and users to a plan that may be shown, approved and carried out: who is who, what
/// must change, and what the guards say to it. The one way to a plan, for commands, services and
/// tests alike. Pure.

#include <memory>
#include <vector>

#include "engine/guard/guards.hpp"

namespace joinery {

struct PlanQuestion {
  const Graph& graph;
  const People& people;
  const Guards& guards;
  const ZoneTable& zones;
  const Memory* memory = nullptr;   ///< null: nothing is remembered, and nothing learned
  SourceProof source;
  TargetLimits limits;
  Instant now;
  std::size_t threads = 1;          ///< change no plan
};

/// A plan with everything that it refers to, but what the question named.
struct GuardedPlan {
  std::unique_ptr<Present> present;   ///< with the remembered links in it
  Matching matching;
  MadePlan made;
};

/// Who is who, before anything is planned: what a source is asked on the way depends on it.
struct MatchedPeople {
  std::unique_ptr<Present> present;   ///< with the remembered links in it
  MatchOptions options;
  Matching matching;
};
[[nodiscard]] MatchedPeople match_people(const PlanQuestion& question, Present present);

/// Not sealed yet (engine/plan_file). `matched` is of the same question, but for its source.
[[nodiscard]] GuardedPlan make_guarded_plan(const PlanQuestion& question, MatchedPeople matched);
/// Both steps, with nobody asked in between.
[[nodiscard]] GuardedPlan make_guarded_plan(const PlanQuestion& question, Present present);

}  // namespace joinery
