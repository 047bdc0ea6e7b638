#include "engine/apply/apply.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/apply/admit.hpp"
#include "engine/apply/work.hpp"

namespace joinery {
namespace {

using End = ApplyReport::End;

/// The guard that holds everything until somebody has looked at a first plan.
constexpr std::string_view guard_of_first_run = "first_run";

/// Who is archived for being absent is in the plan by user only.
std::map<std::string, std::string> people_by_user(const Memory& memory) {
  std::map<std::string, std::string> people;
  for (const auto& [person, known] : memory.people) {
    if (!known.user.empty()) people.emplace(known.user, person);
  }
  return people;
}

JournalStep first_step(const SealedMutation& mutation, Instant now) {
  JournalStep step;
  step.number = mutation.number;
  step.kind = mutation.kind;
  step.person = mutation.person;
  step.user = mutation.user;
  step.group = mutation.group;
  step.at = now;
  step.undo = undo_of(mutation);
  return step;
}

/// Holds what needs a word and has none; lets go what has one by now.
void hold(Work& work, const std::vector<Verdict>& verdicts) {
  for (JournalStep& step : work.steps) {
    const SealedMutation& mutation = work.mutation(step);
    if (step.state != StepState::planned || mutation.held.empty()) continue;
    const Permission permission = permission_for(mutation, verdicts, work.now());
    if (permission.given) continue;
    step.state = StepState::held;
    step.because = permission.because;
  }
}

/// Whoever lets the whole first plan through has said the word that it waits for, for good.
std::vector<MemoryEvent> first_word(const Work& work) {
  bool is_let_through = false;
  for (const JournalStep& step : work.steps) {
    if (work.mutation(step).held != guard_of_first_run) continue;
    if (step.state == StepState::held) return {};
    is_let_through = true;
  }
  if (!is_let_through || work.memory.first_released) return {};
  return {FirstRunReleased{work.now()}};
}

Result<void> begin(Work& work, const std::vector<Verdict>& verdicts) {
  Store& store = work.world.store;
  const SealedPlan& plan = work.plan;
  const auto kept = store.keep_plan({plan.hash, plan.serial, plan.as_of, plan.expires, plan.text, {}});
  if (!kept) return kept;
  JOINERY_TRY(const std::optional<StoredPlan> stored, store.plan(plan.hash));
  const std::map<std::string, std::string> people = people_by_user(work.memory);
  for (const SealedMutation& mutation : plan.mutations) {
    work.steps.push_back(first_step(mutation, work.now()));
    JournalStep& step = work.steps.back();
    const auto person = people.find(step.user);
    if (step.person.empty() && person != people.end()) step.person = person->second;
  }
  hold(work, verdicts);
  Run run;
  run.plan = plan.hash;
  run.serial = plan.serial;
  run.who = work.options.who;
  run.began = work.now();
  std::vector<MemoryEvent> events = stored ? stored->seen : std::vector<MemoryEvent>();
  if (stored && is_let_through(plan, work.steps, verdicts, work.now())) {
    events.insert(events.end(), stored->agreed.begin(), stored->agreed.end());
  }
  std::ranges::copy(first_word(work), std::back_inserter(events));
  JOINERY_TRY(work.run, store.begin_run(run, work.steps, events));
  return {};
}

bool is_held_by_a_guard(const Work& work, const JournalStep& step) {
  return step.state == StepState::held && !work.mutation(step).held.empty();
}

/// Steps that were under way are found out; what was left, waited or was held is looked at anew.
Result<void> go_on(Work& work, const Run& run, const std::vector<Verdict>& verdicts) {
  work.run = run.number;
  JOINERY_TRY(work.steps, work.world.store.steps(run.number));
  if (work.steps.size() != work.plan.mutations.size()) {
    return fail(ErrorCode::unreadable, "the journal of the run is not that of this plan");
  }
  if (const auto resumed = work.world.store.resume_run(run.number); !resumed) return resumed;
  for (const JournalStep& step : work.steps) work.learn(step);
  const bool was_held = std::ranges::any_of(
      work.steps, [&](const JournalStep& step) { return is_held_by_a_guard(work, step); });
  for (JournalStep& step : work.steps) {
    if (step.state == StepState::sent || step.state == StepState::unknown) {
      JOINERY_TRY(std::vector<MemoryEvent> events, find_out(work, step));
      if (const auto kept = work.write({step}, std::move(events)); !kept) return kept;
    } else if (step.state == StepState::left || step.state == StepState::blocked ||
               step.state == StepState::held || step.state == StepState::pending) {
      step.state = StepState::planned;
      step.because.clear();
    }
  }
  hold(work, verdicts);
  std::vector<MemoryEvent> agreed;
  if (was_held && is_let_through(work.plan, work.steps, verdicts, work.now())) {
    JOINERY_TRY(const std::optional<StoredPlan> stored, work.world.store.plan(work.plan.hash));
    if (stored) agreed = stored->agreed;
  }
  std::vector<JournalStep> all = work.steps;
  std::ranges::copy(first_word(work), std::back_inserter(agreed));
  return work.write(std::move(all), std::move(agreed));
}

/// One wave is what stands together of one kind.
Result<bool> run_waves(Work& work) {
  std::size_t first = 0;
  while (first < work.steps.size()) {
    std::size_t end = first;
    while (end < work.steps.size() && work.steps[end].kind == work.steps[first].kind) ++end;
    JOINERY_TRY(const WaveEnd wave, run_wave(work, first, end));
    if (wave.stopped) return true;
    if (wave.broken) break;
    first = end;
  }
  std::vector<JournalStep> left;
  for (JournalStep& step : work.steps) {
    if (step.state != StepState::planned) continue;
    step.state = StepState::left;
    step.because = "not sent: the run ended before";
    left.push_back(step);
  }
  if (left.empty()) return false;
  if (const auto kept = work.write(std::move(left), {}); !kept) {
    return tl::unexpected<Error>(kept.error());
  }
  return false;
}

RunState state_after(const ApplyReport& report, bool stopped) {
  if (stopped) return RunState::stopped;
  const std::size_t bad = report.count_of(StepState::failed) + report.count_of(StepState::unknown) +
                          report.count_of(StepState::conflict) + report.count_of(StepState::left) +
                          report.count_of(StepState::planned);
  if (bad > 0) return RunState::partly;
  if (report.count_of(StepState::held) > 0) return RunState::held;
  return report.count_of(StepState::blocked) > 0 ? RunState::partly : RunState::done;
}

End end_of(RunState state, const ApplyReport& report) {
  switch (state) {
    case RunState::stopped: return End::stopped;
    case RunState::partly: return End::partly;
    case RunState::held: return End::held;
    case RunState::running:
    case RunState::done:
    case RunState::given_up: break;
  }
  return report.steps.empty() ? End::nothing : End::done;
}

Work work_of(const SealedPlan& plan, ApplyWorld world, const ApplyOptions& options, Memory memory) {
  return {plan, world, options, std::move(memory), 0, {}, {}, {}, {}, {}};
}

}  // namespace

std::size_t ApplyReport::count_of(StepState state) const {
  return static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(),
                    [&](const JournalStep& step) { return step.state == state; }));
}

Result<ApplyReport> apply(const SealedPlan& plan, ApplyWorld world, const ApplyOptions& options) {
  ApplyReport report;
  JOINERY_TRY(const Admission admission, admit(plan, world.store, world.clock.now()));
  if (!admission.stale.empty()) {
    report.end = End::stale;
    report.because = admission.stale;
    return report;
  }
  if (!admission.run) {
    JOINERY_TRY(report.notices, recover(world, options));
  }
  JOINERY_TRY(Memory memory, world.store.memory());
  JOINERY_TRY(const std::vector<Verdict> verdicts, world.store.verdicts(plan.hash));
  Work work = work_of(plan, world, options, std::move(memory));
  if (const auto forgot = world.store.forget_stop(); !forgot) {
    return tl::unexpected<Error>(forgot.error());
  }
  const auto begun = admission.run ? go_on(work, *admission.run, verdicts) : begin(work, verdicts);
  if (!begun) return tl::unexpected<Error>(begun.error());
  if (!admission.run) {
    JOINERY_TRY(work.memory, world.store.memory());
  }
  JOINERY_TRY(const bool stopped, run_waves(work));
  report.run = work.run;
  report.resumed = admission.run.has_value();
  report.steps = std::move(work.steps);
  report.notices.insert(report.notices.end(), work.notices.begin(), work.notices.end());
  const RunState state = state_after(report, stopped);
  report.end = end_of(state, report);
  if (stopped) report.because = "asked to stop: the same plan goes on where this ended";
  const auto ended = world.store.end_run(work.run, state, world.clock.now(), report.because);
  if (!ended) return tl::unexpected<Error>(ended.error());
  return report;
}

Result<std::vector<std::string>> recover(ApplyWorld world, const ApplyOptions& options) {
  std::vector<std::string> found;
  JOINERY_TRY(const std::vector<Run> runs, world.store.runs(1));
  if (runs.empty()) return found;
  const Run& last = runs.front();
  if (last.state == RunState::done || last.state == RunState::given_up) return found;
  JOINERY_TRY(const std::optional<StoredPlan> stored, world.store.plan(last.plan));
  if (!stored || stored->text.empty()) return found;
  JOINERY_TRY(const SealedPlan plan, read_plan(stored->text, Limits{}));
  JOINERY_TRY(Memory memory, world.store.memory());
  Work work = work_of(plan, world, options, std::move(memory));
  work.run = last.number;
  JOINERY_TRY(work.steps, world.store.steps(last.number));
  for (const JournalStep& step : work.steps) work.learn(step);
  for (JournalStep& step : work.steps) {
    if (step.state != StepState::sent && step.state != StepState::unknown) continue;
    JOINERY_TRY(std::vector<MemoryEvent> events, find_out(work, step));
    if (step.state == StepState::planned) step.state = StepState::left;
    found.push_back(fmt::format("run {}, #{} {}: {}", last.number, step.number, name_of(step.kind),
                                step.state == StepState::left ? "was not done" : name_of(step.state)));
    if (const auto kept = work.write({step}, std::move(events)); !kept) {
      return tl::unexpected<Error>(kept.error());
    }
  }
  if (last.state != RunState::running) return found;
  const auto ended = world.store.end_run(last.number, RunState::given_up, world.clock.now(),
                                         "its process ended before it did");
  if (!ended) return tl::unexpected<Error>(ended.error());
  return found;
}

}  // namespace joinery
