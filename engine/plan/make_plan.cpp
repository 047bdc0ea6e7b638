#include "engine/plan/make_plan.hpp"

#include <fmt/format.h>

namespace joinery {
namespace {

constexpr std::int64_t valid_micros = micros_per_day;

/// What was planned for users who are never touched becomes a note.
void leave_the_protected(Draft& draft) {
  std::vector<std::uint32_t> moved(draft.plan.mutations.size(), nobody);
  std::vector<Mutation> kept;
  for (std::uint32_t m = 0; m < draft.plan.mutations.size(); ++m) {
    Mutation& mutation = draft.plan.mutations[m];
    const bool touches = mutation.user != nobody && draft.is_protected[mutation.user];
    if (touches) {
      const PresentUser& user = draft.user(mutation.user);
      draft.note(PlanNote::Kind::hold,
                 mutation.person == nobody ? "" : draft.person(mutation.person).id, mutation.user,
                 fmt::format("user {} is {}: no {}", user.id,
                             user.admin ? "an admin who must stay" : "protected",
                             name_of(mutation.kind)));
      continue;
    }
    moved[m] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(mutation));
  }
  for (Mutation& mutation : kept) {
    std::erase_if(mutation.after, [&](std::uint32_t before) { return moved[before] == nobody; });
    for (std::uint32_t& before : mutation.after) before = moved[before];
  }
  draft.plan.mutations = std::move(kept);
}

}  // namespace

MadePlan make_plan(const PlanInput& input) {
  Draft draft{input.graph, input.people, input.present, input.matching, input.policies,
              input.is_protected, input.now, {}};
  Plan& plan = draft.plan;
  plan.integration = input.graph.integration;
  plan.vendor = input.graph.source;
  plan.as_of = input.now;
  plan.expires = Instant{input.now.micros + valid_micros};
  plan.incomplete = input.incomplete;
  if (plan.incomplete.empty() && input.people.list.empty() && !input.present.users.empty()) {
    plan.incomplete = "the source has no people at all";
  }
  plan.complete = plan.incomplete.empty();
  if (plan.complete) {
    plan_users(draft);
    plan_order_of_values(draft);
    plan_references(draft);
    plan_groups(draft);
    plan_absent(draft);
    leave_the_protected(draft);
  }
  arrange(draft);
  return {std::move(draft.plan), std::move(draft.memory)};
}

}  // namespace joinery
