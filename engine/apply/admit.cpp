#include "engine/apply/admit.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery {
namespace {

constexpr std::size_t runs_looked_at = 200;
/// The expiry is not in the hash: a plan is never good for longer than this.
constexpr std::int64_t valid_micros_max = 7 * micros_per_day;

bool goes_on(RunState state) {
  return state == RunState::running || state == RunState::stopped || state == RunState::held;
}

}  // namespace

Result<Admission> admit(const SealedPlan& plan, Store& store, Instant now) {
  Admission admission;
  JOINERY_TRY(const std::vector<Run> runs, store.runs(runs_looked_at));
  JOINERY_TRY(const std::uint64_t serial, store.serial());
  JOINERY_TRY(const std::optional<StoredPlan> stored, store.plan(plan.hash));
  Instant expires = std::min(plan.expires, Instant{plan.as_of.micros + valid_micros_max});
  if (stored) expires = std::min(expires, stored->expires);
  const auto begun = std::find_if(runs.begin(), runs.end(),
                                  [&](const Run& run) { return run.plan == plan.hash; });
  if (begun != runs.end()) {
    if (!goes_on(begun->state)) {
      admission.stale = fmt::format("this plan was carried out in run {}: {}", begun->number,
                                    name_of(begun->state));
    } else if (begun->number != runs.front().number) {
      admission.stale = fmt::format("run {} came after run {} of this plan", runs.front().number,
                                    begun->number);
    } else {
      admission.run = *begun;
    }
  } else if (serial != plan.serial) {
    admission.stale = fmt::format("it was made of state {}, and the state is {} now: plan again",
                                  plan.serial, serial);
  }
  if (plan.platform_unseen) {
    admission.stale = made_unseen;
    admission.run.reset();
  } else if (admission.stale.empty() && expires <= now) {
    admission.stale = "its time is over: plan again";
    admission.run.reset();
  }
  return admission;
}

bool covers(const Verdict& verdict, const SealedMutation& mutation) {
  if (verdict.only.empty()) return true;
  return std::any_of(verdict.only.begin(), verdict.only.end(), [&](const std::string& part) {
    const std::size_t at = part.find('=');
    const std::string what = part.substr(0, at), which = part.substr(at + 1);
    if (what == "kind") return which == name_of(mutation.kind);
    if (what == "person") return which == mutation.person;
    return what == "group" && (which == mutation.group_key || which == mutation.group);
  });
}

const Verdict* word_on(const SealedMutation& mutation, const std::vector<Verdict>& verdicts, Instant now) {
  for (const Verdict& verdict : verdicts) {
    const bool approves = verdict.kind == Verdict::Kind::approve;
    if (!covers(verdict, mutation) || (approves && verdict.until && *verdict.until <= now)) continue;
    return &verdict;
  }
  return nullptr;
}

const Verdict* word_behind(const JournalStep& step, const SealedMutation& mutation,
                           const std::vector<Verdict>& verdicts, Instant now) {
  if (mutation.held.empty()) return nullptr;
  if (step.state == StepState::held) return word_on(mutation, verdicts, now);
  const Verdict* over = nullptr;
  for (const Verdict& verdict : verdicts) {
    if (verdict.kind != Verdict::Kind::approve || !covers(verdict, mutation)) continue;
    if (!verdict.until || step.at < *verdict.until) return &verdict;
    if (over == nullptr) over = &verdict;   // it ended while the run was on its way
  }
  return over;
}

Permission permission_for(const SealedMutation& mutation, const std::vector<Verdict>& verdicts,
                          Instant now) {
  const Verdict* word = word_on(mutation, verdicts, now);
  if (word == nullptr) return {false, fmt::format("held by the guard {}", mutation.held)};
  if (word->kind == Verdict::Kind::approve) return {true, {}};
  return {false, fmt::format("{} said no: {}", word->who, word->reason)};
}

bool is_let_through(const SealedPlan& plan, const std::vector<JournalStep>& steps,
                    const std::vector<Verdict>& verdicts, Instant now) {
  const auto waits = [](const SealedMutation& mutation) { return !mutation.held.empty(); };
  for (const JournalStep& step : steps) {
    if (step.state == StepState::held && waits(plan.mutations[step.number - 1])) return false;
  }
  if (plan.tripped.empty() || std::ranges::any_of(plan.mutations, waits)) return true;
  // The first word on all of it counts, as it does on a part.
  for (const Verdict& verdict : verdicts) {
    if (!verdict.only.empty() || (verdict.until && *verdict.until <= now)) continue;
    return verdict.kind == Verdict::Kind::approve;
  }
  return false;
}

}  // namespace joinery
