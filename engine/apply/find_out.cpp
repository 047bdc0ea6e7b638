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

/// Somebody or something that a create may have made, as the platform shows it.
struct Made {
  std::string id;
  std::vector<PlatformField> fields;
};

/// An error: nobody could be asked.
Result<std::vector<Made>> find_made(Work& work, const PlatformMutation& wanted) {
  std::vector<Made> made;
  const auto add = [&](const std::string& id, const std::vector<PlatformField>& fields) {
    const bool known = std::any_of(made.begin(), made.end(), [&](const Made& one) { return one.id == id; });
    if (!known) made.push_back({id, fields});
  };
  if (wanted.kind == MutationKind::create_user) {
    for (const PlatformQuestion& question : questions_for(work, wanted)) {
      JOINERY_TRY(const std::vector<PlatformUser> found, work.world.platform.find_users(question));
      for (const PlatformUser& user : found) add(user.id, user.fields);
    }
    return made;
  }
  PlatformQuestion question;
  question.kind = wanted.group_kind;
  if (work.world.platform.abilities().finds_group_by_key) question.external_id = wanted.group_key;
  else for (const PlatformField& field : wanted.fields) {
    if (field.name == "name" && field.value.is(JsonKind::text)) question.value = field.value.as_text();
  }
  JOINERY_TRY(const std::vector<PlatformGroup> found, work.world.platform.find_groups(question));
  for (const PlatformGroup& group : found) add(group.id, {});
  return made;
}

Result<void> find_out_create(Work& work, JournalStep& step, const PlatformMutation& wanted,
                             std::vector<PlatformField>& shown) {
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
    const auto made = find_made(work, wanted);
    if (!made) {
      step.because = made.error().what;
      return {};
    }
    if (made->size() == 1) {
      (is_user ? step.user : step.group) = made->front().id;
      shown = made->front().fields;
      step.state = StepState::done;
      step.because = "the answer was lost; found on the platform";
      return {};
    }
    if (made->size() > 1) {
      step.because = fmt::format("{} of them are there: somebody has to look", made->size());
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

Result<void> find_out_change(Work& work, JournalStep& step, const PlatformMutation& wanted,
                             std::vector<PlatformField>& shown) {
  const auto seen = read_back(work, wanted, step.at, &shown);
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

/// Of what the platform shows, the fields that were sent: what an answer would have shown.
std::vector<PlatformField> as_answered(const PlatformMutation& sent, const std::vector<PlatformField>& there) {
  std::vector<PlatformField> shown;
  for (const PlatformField& field : sent.fields) {
    if (const Json* value = value_in(there, field.name)) shown.push_back({field.name, *value});
  }
  return shown;
}

}  // namespace

Result<std::vector<MemoryEvent>> find_out(Work& work, JournalStep& step) {
  const Resolved resolved = resolve(work, work.mutation(step));
  step.state = StepState::unknown;
  const bool creates =
      step.kind == MutationKind::create_user || step.kind == MutationKind::create_group;
  std::vector<PlatformField> there;
  const auto looked = creates ? find_out_create(work, step, resolved.mutation, there)
                              : find_out_change(work, step, resolved.mutation, there);
  if (!looked) return tl::unexpected<Error>(looked.error());
  std::vector<MemoryEvent> events;
  if (step.state == StepState::done) {
    const std::vector<PlatformField> shown = as_answered(resolved.mutation, there);
    if (!shown.empty()) step.shown = text_of(shown);
    step.input = input_of(resolved.mutation);
    events = events_of(work, step, resolved.mutation, shown);
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
