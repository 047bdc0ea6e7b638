/// What is to be seen to before a change may leave.

#include <algorithm>

#include <fmt/format.h>

#include "engine/apply/work.hpp"

namespace joinery {
namespace {

using What = Prepared::What;

Prepared settled(JournalStep& step, StepState state, std::string because) {
  step.state = state;
  step.because = std::move(because);
  return {What::settled, {}, {}};
}

/// A step that it waits for: not done yet, or never.
std::optional<Prepared> wait_for_others(Work& work, JournalStep& step) {
  for (const std::uint32_t number : work.mutation(step).after) {
    const JournalStep& before = work.step(number);
    if (before.state == StepState::done) continue;
    if (before.state == StepState::planned || before.state == StepState::sent) {
      return Prepared{What::later, {}, {}};
    }
    if (before.state == StepState::pending) return settled(step, StepState::pending, before.because);
    return settled(step, StepState::blocked,
                   fmt::format("waits for #{}, which is {}", number, name_of(before.state)));
  }
  return std::nullopt;
}

bool would_mail(const Work& work, MutationKind kind) {
  using Mails = PlatformAbilities::CreateMails;
  return kind == MutationKind::invite_user ||
         (kind == MutationKind::create_user &&
          work.world.platform.abilities().create_mails == Mails::always);
}

/// Nothing is mailed before somebody allowed it, and no invitation twice.
std::optional<Prepared> ask_the_ledger(Work& work, JournalStep& step) {
  if (!would_mail(work, step.kind)) return std::nullopt;
  if (!work.memory.mail_released) {
    return settled(step, StepState::held, "nobody has allowed yet that users are written to");
  }
  const PersonMemory* known = work.memory.find(step.person);
  if (step.kind != MutationKind::invite_user || known == nullptr || !known->invited) {
    return std::nullopt;
  }
  if (*known->invited < work.plan.as_of) return std::nullopt;
  return settled(step, StepState::done, "was invited already");
}

/// Where a creation mails whoever it is told to, an invitation goes out with it and cannot be ordered
/// by itself.
bool goes_with_creation(const Work& work, MutationKind kind) {
  const PlatformAbilities& able = work.world.platform.abilities();
  return kind == MutationKind::invite_user && !able.is_able(kind) && able.is_able(MutationKind::create_user) &&
         able.create_mails == PlatformAbilities::CreateMails::if_told;
}

/// Whether this creation is to send the invitation that the plan has for the same person.
bool invites(const Work& work, const JournalStep& step) {
  if (step.kind != MutationKind::create_user || !goes_with_creation(work, MutationKind::invite_user)) return false;
  const PersonMemory* known = work.memory.find(step.person);
  if (!work.memory.mail_released || (known != nullptr && known->invited)) return false;
  return std::any_of(work.steps.begin(), work.steps.end(), [&](const JournalStep& other) {
    return other.kind == MutationKind::invite_user && other.person == step.person &&
           other.state == StepState::planned;
  });
}

/// An invitation that went out with the creation, which is done: it is waited for.
Prepared sent_with_creation(Work& work, JournalStep& step) {
  const bool was_made = std::any_of(work.steps.begin(), work.steps.end(), [&](const JournalStep& other) {
    return other.kind == MutationKind::create_user && other.person == step.person &&
           other.state == StepState::done;
  });
  if (!was_made) {
    return settled(step, StepState::failed, "the platform invites only whom it makes, and this user is there");
  }
  Prepared sent = settled(step, StepState::done, "went out with the new user");
  sent.events.emplace_back(Invited{step.person, work.now()});
  return sent;
}

/// The user as they are now, beside what the plan thought of them.
Result<std::optional<Prepared>> look_again(Work& work, JournalStep& step,
                                           PlatformMutation& mutation) {
  const SealedMutation& planned = work.mutation(step);
  PlatformQuestion question;
  question.id = mutation.user;
  const auto found = work.world.platform.find_users(question);
  if (!found) return std::optional<Prepared>();   // it will be told when it is sent
  if (found->empty()) {
    const bool is_fine = step.kind == MutationKind::archive_user ||
                         step.kind == MutationKind::remove_member;
    Prepared gone = settled(step, is_fine ? StepState::done : StepState::conflict,
                            "the user is gone from the platform");
    gone.events.emplace_back(UserGone{step.person, mutation.user, work.now()});
    return std::optional(gone);
  }
  const PlatformUser& user = found->front();
  step.before = text_of(user);
  mutation.version = user.version;
  if (step.kind == MutationKind::archive_user && !user.active) {
    return std::optional(settled(step, StepState::done, "was archived already"));
  }
  for (const SealedChange& change : planned.fields) {
    const Json* there = user.find(change.field);
    if (!change.from || there == nullptr) continue;
    const Json* to = nullptr;
    for (const PlatformField& field : mutation.fields) {
      if (field.name == change.field) to = &field.value;
    }
    if (is_same_there(*change.from, *there) || (to != nullptr && is_same_there(*to, *there))) continue;
    return std::optional(settled(
        step, StepState::conflict,
        fmt::format("somebody has changed `{}` since the plan was made", change.field)));
  }
  return std::optional<Prepared>();
}

bool is_to_be_looked_at(const Work& work, MutationKind kind) {
  if (!is_about_user(kind) || kind == MutationKind::create_user) return false;
  if (kind == MutationKind::archive_user || kind == MutationKind::clear_manager) return true;
  const bool has_from = kind == MutationKind::update_user || kind == MutationKind::set_manager;
  const std::int64_t age = work.now().micros - work.plan.as_of.micros;
  return has_from && age >= work.options.recheck_after_micros;
}

}  // namespace

Result<Prepared> prepare(Work& work, JournalStep& step) {
  if (auto waits = wait_for_others(work, step)) return std::move(*waits);
  if (goes_with_creation(work, step.kind)) {
    if (auto held = ask_the_ledger(work, step)) return std::move(*held);
    return sent_with_creation(work, step);
  }
  if (!work.world.platform.abilities().is_able(step.kind)) {
    return settled(step, StepState::failed, "the platform has no way to do this");
  }
  if (auto held = ask_the_ledger(work, step)) return std::move(*held);
  Resolved resolved = resolve(work, work.mutation(step));
  resolved.mutation.notify = resolved.mutation.notify || invites(work, step);
  if (!resolved.missing.empty() && awaits_acceptance(work, resolved.person)) {
    return settled(step, StepState::pending,
                   fmt::format("{} was invited and has no user until they accept", resolved.person));
  }
  if (!resolved.missing.empty()) return settled(step, StepState::blocked, resolved.missing);
  step.user = resolved.mutation.user;
  step.group = resolved.mutation.group;
  const std::string input = input_of(resolved.mutation);
  if (!work.options.again) {
    JOINERY_TRY(const std::optional<std::string> refused, work.world.store.refusal(input));
    if (refused) {
      step.input = input;
      constexpr std::string_view before = "refused before, and nothing has changed: ";
      return settled(step, StepState::failed,
                     refused->starts_with(before) ? *refused : std::string(before) + *refused);
    }
  }
  if (is_to_be_looked_at(work, step.kind)) {
    JOINERY_TRY(auto seen, look_again(work, step, resolved.mutation));
    if (seen) return std::move(*seen);
  }
  return Prepared{What::ready, std::move(resolved.mutation), {}};
}

}  // namespace joinery
