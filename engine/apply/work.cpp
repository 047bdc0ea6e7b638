#include "engine/apply/work.hpp"

#include <algorithm>

namespace joinery {
namespace {

constexpr std::chrono::milliseconds look_every{1'000};

}  // namespace

Result<bool> Work::stopping() {
  if (stop || world.clock.stopped()) return stop = true;
  const std::chrono::milliseconds now = world.clock.steady();
  if (now - looked_for_stop < look_every) return false;
  looked_for_stop = now;
  JOINERY_TRY(stop, world.store.is_stop_asked_for());
  return stop;
}

Result<bool> Work::wait(std::chrono::milliseconds time) {
  while (time.count() > 0) {
    JOINERY_TRY(const bool ends, stopping());
    if (ends) return false;
    const std::chrono::milliseconds piece = std::min(time, look_every);
    if (!world.clock.wait(piece)) {
      stop = true;
      return false;
    }
    time -= piece;
  }
  JOINERY_TRY(const bool ends, stopping());
  return !ends;
}

Result<void> Work::write(std::vector<JournalStep> changed, std::vector<MemoryEvent> events) {
  Advance advance;
  advance.run = run;
  advance.steps = std::move(changed);
  advance.events = std::move(events);
  const auto written = world.store.advance(advance);
  if (!written) return written;
  for (const MemoryEvent& event : advance.events) remember(memory, event);
  return {};
}

void Work::learn(const JournalStep& step) {
  if (step.state != StepState::done) return;
  const SealedMutation& made = mutation(step);
  if (made.kind == MutationKind::create_user) {
    if (step.user.empty()) made_without_user.insert(made.person);
    else user_of_person[made.person] = step.user;
  }
  if (made.kind == MutationKind::create_group && !step.group.empty()) {
    group_of_key[{made.group_kind, made.group_key}] = step.group;
  }
}

}  // namespace joinery
