#include "engine/plan/make_plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

constexpr std::int64_t valid_micros = micros_per_day;

/// Takes away the mutations for which `goes` is true; nobody waits for them any more.
void leave_out(Draft& draft, const auto& goes) {
  std::vector<std::uint32_t> moved(draft.plan.mutations.size(), nobody);
  std::vector<Mutation> kept;
  kept.reserve(draft.plan.mutations.size());
  for (std::uint32_t m = 0; m < draft.plan.mutations.size(); ++m) {
    if (goes(m)) continue;
    moved[m] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(draft.plan.mutations[m]));
  }
  if (kept.size() != draft.plan.mutations.size()) {
    for (Mutation& mutation : kept) {
      std::erase_if(mutation.after, [&](std::uint32_t before) { return moved[before] == nobody; });
      for (std::uint32_t& before : mutation.after) before = moved[before];
    }
  }
  draft.plan.mutations = std::move(kept);
}

/// Users who are never touched; and the admins, if all who are active would be archived together.
std::vector<bool> who_must_stay(const Draft& draft) {
  std::vector<bool> stays = draft.is_protected;
  std::vector<std::uint32_t> leaving;
  for (const Mutation& mutation : draft.plan.mutations) {
    if (mutation.kind != MutationKind::archive_user || mutation.user == nobody) continue;
    const PresentUser& user = draft.user(mutation.user);
    if (user.admin && user.active) leaving.push_back(mutation.user);
  }
  const auto admins = std::ranges::count_if(
      draft.present.users, [](const PresentUser& user) { return user.admin && user.active; });
  if (static_cast<std::size_t>(admins) == leaving.size()) {
    for (const std::uint32_t user : leaving) stays[user] = true;
  }
  return stays;
}

/// What was planned for them becomes a note.
bool leave_the_protected(Draft& draft, const std::vector<bool>& stays, std::uint32_t m) {
  const Mutation& mutation = draft.plan.mutations[m];
  if (mutation.user == nobody || !stays[mutation.user]) return false;
  const PresentUser& user = draft.user(mutation.user);
  const std::string_view id =
      mutation.person == nobody ? user.person : draft.person(mutation.person).id;
  draft.note(PlanNote::Kind::hold, id, mutation.user,
             fmt::format("user {} is {}: no {}", user.id,
                         user.admin ? "an admin who must stay" : "protected",
                         name_of(mutation.kind)));
  return true;
}

void clean_up(Draft& draft) {
  std::sort(draft.withdrawn.begin(), draft.withdrawn.end());
  const bool partial = !draft.source.incomplete.empty();
  const std::vector<bool> stays = who_must_stay(draft);
  leave_out(draft, [&](std::uint32_t m) {
    if (std::binary_search(draft.withdrawn.begin(), draft.withdrawn.end(), m)) return true;
    if (partial && takes_away(draft.plan.mutations[m])) return true;
    return leave_the_protected(draft, stays, m);
  });
}

/// Why nothing, or less, may be concluded from the records; empty: they are all.
std::string why_incomplete(const PlanInput& input) {
  if (!input.source.incomplete.empty()) return input.source.incomplete;
  if (input.people.list.empty() && !input.present.users.empty()) {
    return "the source has no people at all";
  }
  if (input.memory == nullptr || input.memory->snapshots.empty()) return {};
  const SnapshotMemory& last = input.memory->snapshots.back();
  if (!input.source.forced && input.source.stamp && last.stamp &&
      *input.source.stamp < *last.stamp) {
    return fmt::format("the records are of {}, and older than the last ones, of {}",
                       instant_text(*input.source.stamp), instant_text(*last.stamp));
  }
  return {};
}

void run_steps(Draft& draft) {
  join_records(draft);
  plan_users(draft);
  plan_absent(draft);
  plan_order_of_values(draft);
  plan_references(draft);
  plan_groups(draft);
  plan_leavers(draft);
  clean_up(draft);
}

/// The snapshot, as the next run will be compared with it.
SnapshotMemory remembered_snapshot(const PlanInput& input) {
  SnapshotMemory snapshot{input.source.at, input.source.stamp, input.source.hash,
                          input.source.identity, input.people.list.size(), {}};
  for (const People::Coverage& one : input.people.coverage) {
    if (one.path.empty() || snapshot.count == 0) continue;
    snapshot.coverage[one.path] = static_cast<std::uint32_t>(one.filled * 1000 / snapshot.count);
  }
  return snapshot;
}

}  // namespace

bool takes_away(const Mutation& mutation) {
  switch (mutation.kind) {
    case MutationKind::archive_user: case MutationKind::archive_group:
    case MutationKind::remove_member: case MutationKind::clear_manager:
      return true;
    case MutationKind::update_user:
      return std::any_of(mutation.fields.begin(), mutation.fields.end(),
                         [](const FieldChange& change) { return change.to.is_blank(); });
    default:
      return false;
  }
}

MadePlan make_plan(const PlanInput& input) {
  Draft draft{input.graph,  input.people, input.present, input.matching, Policies(input.graph),
              input.is_protected, input.zones, input.memory, input.source, input.limits, input.now};
  Plan& plan = draft.plan;
  plan.integration = input.graph.integration;
  plan.vendor = input.graph.source;
  plan.as_of = input.now;
  plan.expires = Instant{input.now.micros + valid_micros};
  plan.serial = input.memory == nullptr ? 0 : input.memory->serial;
  plan.incomplete = why_incomplete(input);
  plan.complete = plan.incomplete.empty();
  plan.snapshot = input.source.hash;
  MadePlan made;
  const bool partial = !input.people.list.empty() &&
                       draft.policies.choice("partial source") == "create and update" &&
                       plan.incomplete == input.source.incomplete;
  if (plan.complete || partial) run_steps(draft);
  if (plan.complete) {
    plan_next_change(draft);
    if (input.memory != nullptr) {
      made.agreed.push_back(
          ScopeSeen{scope_of(input.graph, input.zones), has_include_list(input.graph)});
      made.agreed.push_back(SnapshotAccepted{remembered_snapshot(input)});
    }
  }
  arrange(draft);
  forecast(draft);
  made.plan = std::move(draft.plan);
  made.arena = std::move(draft.arena);
  made.seen = std::move(draft.seen);
  return made;
}

}  // namespace joinery
