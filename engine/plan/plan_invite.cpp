/// Who gets an invitation. It is a mutation of its own, once per person, whatever becomes of their
/// address; the ledger is what is remembered.

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

/// Whether a user who is there is still to be invited by us.
bool is_owed(const Draft& draft, std::uint32_t p, std::uint32_t u, bool returned) {
  const PersonMemory* known = draft.remembered(draft.person(p).id);
  if (returned) return draft.policies.choice("rehire") == "invite";
  if (known != nullptr && known->invitations > 0) return false;
  // Who was there before us was invited by whoever made them.
  return u == Match::nobody || (known != nullptr && known->evidence == LinkEvidence::created);
}

/// Nobody is written to because of something that lies long ago: the day of the invitation, or the
/// day on which mail was let through, whichever is later.
bool is_late(const Draft& draft, const Person& person) {
  Day since = *person.invite;
  if (draft.memory != nullptr && draft.memory->mail_released) {
    since = std::max(since, draft.zones.day_of(*draft.memory->mail_released, person.zone));
  }
  return person.today.days - since.days > draft.policies.number("late invitations");
}

/// The platform says that an invitation ran out, or shows one as open that we sent too long ago.
bool has_run_out(const Draft& draft, std::uint32_t p, Invitation shown) {
  return shown == Invitation::expired || (shown == Invitation::pending && draft.invitation_is_over(p));
}

void expired(Draft& draft, std::uint32_t p, std::uint32_t u) {
  const Person& person = draft.person(p);
  if (draft.policies.choice("expired invitations") != "invite again" ||
      (draft.memory != nullptr && !draft.memory->mail_released)) {
    return draft.note(Kind::notice, person.id, u, "did not accept the invitation in time");
  }
  draft.invite_of[p] = draft.add(MutationKind::invite_user, p, u);
  draft.plan.mutations.back().why = "the invitation ran out";
}

}  // namespace

void plan_invite(Draft& draft, std::uint32_t p, std::uint32_t u, bool returned,
                 std::uint32_t after) {
  const Person& person = draft.person(p);
  if (u != Match::nobody && has_run_out(draft, p, draft.user(u).invitation) && !returned) {
    return expired(draft, p, u);
  }
  const bool due = person.invite && *person.invite <= person.today;
  if (!due || !is_owed(draft, p, u, returned)) return;
  if (person.account == AccountState::waiting && person.starts && *person.invite > *person.starts) {
    return;
  }
  if (draft.memory != nullptr && !draft.memory->mail_released) {
    return draft.note(Kind::pending, person.id, u,
                      "is to be invited, and waits until mail is let through");
  }
  if (!returned && is_late(draft, person)) {
    return draft.note(Kind::notice, person.id, u,
                      fmt::format("was to be invited on {}: that is too long ago, nothing is sent",
                                  day_text(*person.invite)));
  }
  Mutation invite;
  invite.kind = MutationKind::invite_user;
  invite.person = p;
  invite.user = u;
  if (after != nobody) invite.after = {after};
  draft.invite_of[p] = draft.add(std::move(invite));
}

}  // namespace joinery
