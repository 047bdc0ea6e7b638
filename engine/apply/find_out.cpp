/// What became of a change whose answer was lost. A create is looked for by the strongest key that
/// the platform has; everything else is told by what the platform shows. An invitation that nobody
/// can see is never sent again.

#include <algorithm>

#include <fmt/format.h>

#include "engine/apply/work.hpp"

namespace joinery {
namespace {


/// Whether a platform that shows everything a while later must show it by now.
bool must_be_visible(const Work& work, const JournalStep& step) {
  return work.now().micros - step.at.micros >= work.world.platform.abilities().settle_micros;
}

std::vector<PlatformQuestion> questions_for(const Work& work, const PlatformMutation& wanted) {
  std::vector<PlatformQuestion> questions;
  if (work.world.platform.abilities().finds_by_external_id && !wanted.person.empty()) {
    PlatformQuestion by_id;
    by_id.external_id = wanted.person;
    questions.push_back(by_id);
    return questions;
  }
  for (const std::string& field : work.options.match_fields) {
    for (const PlatformField& sent : wanted.fields) {
      if (sent.name != field || !sent.value.is(JsonKind::text)) continue;
      PlatformQuestion by_field;
      by_field.field = field;
      by_field.value = std::string(sent.value.as_text());
      questions.push_back(by_field);
    }
  }
  return questions;
}

/// The ids of those who may be what a create made; an error: nobody could be asked.
Result<std::vector<std::string>> find_made(Work& work, const PlatformMutation& wanted) {
  std::vector<std::string> ids;
  if (wanted.kind == MutationKind::create_user) {
    for (const PlatformQuestion& question : questions_for(work, wanted)) {
      JOINERY_TRY(const std::vector<PlatformUser> found, work.world.platform.find_users(question));
      for (const PlatformUser& user : found) ids.push_back(user.id);
    }
  } else {
    PlatformQuestion question;
    question.kind = wanted.group_kind;
    if (work.world.platform.abilities().finds_group_by_key) question.external_id = wanted.group_key;
    else for (const PlatformField& field : wanted.fields) {
      if (field.name == "name" && field.value.is(JsonKind::text)) question.value = field.value.as_text();
    }
    JOINERY_TRY(const std::vector<PlatformGroup> found, work.world.platform.find_groups(question));
    for (const PlatformGroup& group : found) ids.push_back(group.id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<void> find_out_create(Work& work, JournalStep& step, const PlatformMutation& wanted) {
  if (work.world.platform.abilities().has_idempotency_keys) {
    step.state = StepState::planned;   // the same key twice is done once
    return {};
  }
  const bool is_user = wanted.kind == MutationKind::create_user;
  if (is_user && questions_for(work, wanted).empty()) {
    step.because = "it may have been made, and nothing it could be found by is known";
    return {};
  }
  for (;;) {
    const auto ids = find_made(work, wanted);
    if (!ids) {
      step.because = ids.error().what;
      return {};
    }
    if (ids->size() == 1) {
      (is_user ? step.user : step.group) = ids->front();
      step.state = StepState::done;
      step.because = "the answer was lost; found on the platform";
      return {};
    }
    if (ids->size() > 1) {
      step.because = fmt::format("{} of them are there: somebody has to look", ids->size());
      return {};
    }
    if (must_be_visible(work, step)) {
      step.state = StepState::planned;
      return {};
    }
    JOINERY_TRY(const bool goes_on, work.wait(between_looks));
    if (!goes_on) return {};
  }
}

Result<void> find_out_change(Work& work, JournalStep& step, const PlatformMutation& wanted) {
  const auto seen = read_back(work, wanted, step.at, nullptr);
  if (!seen) {
    step.because = seen.error().what;
  } else if (*seen == Shows::it) {
    step.state = StepState::done;
    step.because = "the answer was lost; found on the platform";
  } else if (*seen == Shows::not_it) {
    step.state = StepState::planned;
  } else if (wanted.kind == MutationKind::invite_user) {
    step.because = "may have been sent, and nobody can see it: it is not sent again";
  } else if (!work.stop) {
    step.state = StepState::planned;   // once more makes no difference
  }
  return {};
}

}  // namespace

Result<std::vector<MemoryEvent>> find_out(Work& work, JournalStep& step) {
  const Resolved resolved = resolve(work, work.mutation(step));
  step.state = StepState::unknown;
  const bool creates =
      step.kind == MutationKind::create_user || step.kind == MutationKind::create_group;
  const auto looked = creates ? find_out_create(work, step, resolved.mutation)
                              : find_out_change(work, step, resolved.mutation);
  if (!looked) return tl::unexpected<Error>(looked.error());
  std::vector<MemoryEvent> events;
  if (step.state == StepState::done) {
    events = events_of(work, step, resolved.mutation, {});
    work.learn(step);
  } else if (step.state == StepState::unknown && step.kind == MutationKind::invite_user) {
    // For the ledger it was sent: twice is worse than not at all.
    const PersonMemory* known = work.memory.find(step.person);
    if (known == nullptr || !known->invited || *known->invited < step.at) {
      events.emplace_back(Invited{step.person, step.at});
    }
  }
  return events;
}

}  // namespace joinery
