/// What becomes of each person's account.

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

void note_upcoming(Draft& draft, std::uint32_t p, std::uint32_t u, Day day, std::string what) {
  const Person& person = draft.person(p);
  draft.note(Kind::upcoming, person.id, u, std::move(what));
  draft.plan.notes.back().at = draft.zones.start_of_day(day, person.zone);
}

void count_coming(std::uint64_t& count, std::optional<Instant>& first, const std::optional<Instant>& at) {
  ++count;
  if (!first || (at && *at < *first)) first = at;
}

/// Who has left, and has a record of something that begins later.
void note_return(Draft& draft, std::uint32_t p, std::uint32_t u) {
  const std::uint32_t next = draft.match_of(p).next;
  if (next == Match::nobody) return;
  const Person& later = draft.person(next);
  draft.note(Kind::upcoming, later.id, u,
             fmt::format("begins again on {}", day_in_zone(draft, *later.starts, later)));
  draft.plan.notes.back().at = draft.zones.start_of_day(*later.starts, later.zone);
  count_coming(draft.plan.coming.joiners, draft.plan.coming.first_joiner, draft.plan.notes.back().at);
}

void note_end(Draft& draft, std::uint32_t p, std::uint32_t u) {
  const Person& person = draft.person(p);
  const std::uint32_t next = draft.match_of(p).next;
  const Person* later = next == Match::nobody ? nullptr : &draft.person(next);
  if (later != nullptr && later->starts->days <= person.ends->days + 1) {
    return note_upcoming(draft, p, u, *later->starts,
                         fmt::format("goes on from {} by another record",
                                     day_in_zone(draft, *later->starts, *later)));
  }
  std::string what = fmt::format("leaves when {} is over", day_in_zone(draft, *person.ends, person));
  if (later != nullptr) what += fmt::format(", and begins again on {}", day_in_zone(draft, *later->starts, *later));
  note_upcoming(draft, p, u, Day{person.ends->days + 1}, std::move(what));
  count_coming(draft.plan.coming.leavers, draft.plan.coming.first_leaver, draft.plan.notes.back().at);
}

/// Who starts or leaves later: when, in the person's own zone.
void note_what_comes(Draft& draft, std::uint32_t p, std::uint32_t u) {
  const Person& person = draft.person(p);
  if (person.account == AccountState::archived) return note_return(draft, p, u);
  if (person.account == AccountState::waiting && person.starts) {
    note_upcoming(draft, p, u, *person.starts,
                  fmt::format("starts on {}", day_in_zone(draft, *person.starts, person)));
    count_coming(draft.plan.coming.joiners, draft.plan.coming.first_joiner, draft.plan.notes.back().at);
  }
  const bool has_end = person.ends && *person.ends < last_day && !is_open_end(*person.ends);
  if (person.account == AccountState::active && has_end && u != Match::nobody) note_end(draft, p, u);
}

/// The archived user of somebody who has left gives up the address that a new person has.
std::uint32_t free_value(Draft& draft, std::uint32_t p, const Match& match) {
  const std::uint32_t u = match.frees;
  const Value& taken = draft.user(u).fields[match.field];
  if (draft.update_of[u] != nobody) return draft.update_of[u];
  Mutation made;
  made.kind = MutationKind::update_user;
  made.user = u;
  const auto owner = draft.matching.person_of_user[u];
  if (owner != Match::nobody) made.person = owner;
  const std::string_view text = taken.view();
  const std::size_t at = text.rfind('@');
  const std::string other =
      at == std::string_view::npos
          ? fmt::format("{}-left-{}", text, draft.user(u).id)
          : fmt::format("{}+left-{}{}", text.substr(0, at), draft.user(u).id, text.substr(at));
  made.fields.push_back({match.field, taken, Value::text(draft.arena->copy(other)), nobody});
  made.why = fmt::format("{} has this {} now", draft.person(p).id, draft.field(match.field).name);
  return draft.update_of[u] = draft.add(std::move(made));
}

void create(Draft& draft, std::uint32_t p) {
  if (!pass_lookalikes(draft, p)) return;
  const Person& person = draft.person(p);
  const Match& match = draft.match_of(p);
  Mutation made;
  made.kind = MutationKind::create_user;
  made.person = p;
  made.notify = draft.policies.yes("notify on create");
  for (std::uint32_t f = 0; f < person.user.size(); ++f) {
    const Value& value = person.user[f];
    if (!is_own_field(draft.field(f))) continue;
    if (value.kind == ValueKind::keep || value.kind == ValueKind::clear) continue;
    made.fields.push_back({f, Value{}, value, nobody});
  }
  if (match.frees != Match::nobody) made.after.push_back(free_value(draft, p, match));
  if (!match.gone.empty()) {
    made.why = fmt::format("their user {} is gone", match.gone);
    draft.see(UserGone{std::string(person.id), std::string(match.gone), draft.now});
  }
  draft.create_of[p] = draft.add(std::move(made));
  plan_invite(draft, p, Match::nobody, false, draft.create_of[p]);
}

/// What HR says of somebody whom the platform shows as archived.
bool may_return(Draft& draft, std::uint32_t p, const Match& match) {
  const Person& person = draft.person(p);
  const ArchiveMemory* archive = draft.archive_memory(match.user);
  if (archive != nullptr && archive->by_us) return true;
  if (match.how == Match::How::relink) return true;   // the evidence was asked for
  if (draft.policies.choice("local archive") == "hr decides") return true;
  if (draft.is_released(person.id, Release::reactivate)) return true;
  if (draft.memory != nullptr && archive == nullptr) {
    draft.see(Archived{std::string(draft.user(match.user).id), std::string(person.id), draft.now,
                       false, "seen on the platform", {}, {}});
  }
  const PersonMemory* known = draft.remembered(person.id);
  if (known != nullptr && known->starts && person.starts && *known->starts < *person.starts) {
    draft.note(Kind::hold, person.id, match.user,
               fmt::format("was archived by hand on the platform, and HR has hired them anew from "
                           "{} on: somebody has to say whether they come back",
                           day_text(*person.starts)));
    return false;
  }
  draft.note(Kind::archived, person.id, match.user,
             "is archived on the platform and present in HR: stays archived until somebody says "
             "otherwise");
  return false;
}

void archive(Draft& draft, std::uint32_t p, std::uint32_t u) {
  const Person& person = draft.person(p);
  const std::uint32_t made = draft.add(MutationKind::archive_user, p, u);
  Mutation& mutation = draft.plan.mutations[made];
  mutation.notify = draft.policies.yes("notify on archive");
  if (person.ends && *person.ends < person.today) {
    mutation.why =
        fmt::format("{} was the last day", day_in_zone(draft, *person.ends, person));
  }
  draft.archive_of[u] = made;
}

/// The end date has passed and the status says active, or the other way round.
bool is_contradiction(const Draft& draft, const Person& person) {
  return draft.policies.choice("end date against status") == "hold" && person.ends &&
         *person.ends < person.today && !person.archived_by_status;
}

void link(Draft& draft, std::uint32_t p, const Match& match) {
  const Person& person = draft.person(p);
  const PresentUser& user = draft.user(match.user);
  const std::uint32_t made = draft.add(MutationKind::link_user, p, match.user);
  std::string words;
  if (match.field == Match::nobody) {
    words = fmt::format("another id in HR: user {} was {}; somebody said that they are one human", user.id,
                        user.person);
  } else if (match.how == Match::How::relink) {
    words = fmt::format("another id in HR: user {} was {}; the same {} and names", user.id,
                        user.person, draft.field(match.field).name);
  } else {
    words = fmt::format("user {} is taken over: the same {}", user.id, draft.field(match.field).name);
  }
  if (match.how == Match::How::relink) draft.plan.mutations[made].why = words;
  draft.note(Kind::notice, person.id, match.user, std::move(words));
}

/// Whose first day lies ahead, who was never invited, and of whom HR says that they will not come.
bool is_called_off(const Draft& draft, const Person& person) {
  if (!person.archived_by_status || !person.starts || *person.starts <= person.today) return false;
  const PersonMemory* known = draft.remembered(person.id);
  return known == nullptr || known->invitations == 0;
}

/// What the policy says of them; true: the account ends.
bool may_end_called_off(Draft& draft, const Person& person, std::uint32_t u) {
  const std::string_view policy = draft.policies.choice("rescinded hire");
  draft.note(policy == "hold" ? Kind::hold : Kind::notice, person.id, u,
             fmt::format("was to start on {}, was never invited, and HR says that they will not come",
                         day_in_zone(draft, *person.starts, person)));
  return policy == "archive";
}

void plan_archived(Draft& draft, std::uint32_t p, const Match& match) {
  const Person& person = draft.person(p);
  const PresentUser& user = draft.user(match.user);
  if (!user.active) return;
  const bool is_ours = match.how == Match::How::link;
  // What was never ours is not touched without somebody's word, and not passed over in silence.
  if (!is_ours && !draft.is_released(person.id, Release::archive)) {
    return draft.note(Kind::hold, person.id, match.user,
                      fmt::format("has left, and user {} with the same {} was never taken over and "
                                  "is active: somebody has to say whether it is theirs",
                                  user.id, draft.field(match.field).name));
  }
  if (is_contradiction(draft, person)) {
    return draft.note(Kind::hold, person.id, match.user,
                      fmt::format("{} was the last day, and the status says active",
                                  day_text(*person.ends)));
  }
  if (is_called_off(draft, person) && !may_end_called_off(draft, person, match.user)) return;
  if (!is_ours) link(draft, p, match);
  archive(draft, p, match.user);
}

void plan_matched(Draft& draft, std::uint32_t p, const Match& match) {
  const Person& person = draft.person(p);
  const PresentUser& user = draft.user(match.user);
  const bool is_new_link = match.how != Match::How::link;
  if (!is_new_link && !user.managed) {
    return draft.note(Kind::hold, person.id, match.user,
                      fmt::format("user {} is linked and not ours: nothing is written", user.id));
  }
  if (person.account == AccountState::archived) {
    note_return(draft, p, match.user);
    return plan_archived(draft, p, match);
  }
  if (person.account == AccountState::waiting && is_new_link) {
    note_what_comes(draft, p, match.user);
    draft.plan.notes.back().because += "; is there already and is taken over then";
    return;
  }
  bool returned = false;
  if (!user.active) {
    if (!may_return(draft, p, match)) return;
    if (person.account == AccountState::waiting && person.starts) {
      note_what_comes(draft, p, match.user);
      draft.plan.notes.back().because += "; is archived until then";
      return;
    }
    const std::uint32_t made = draft.add(MutationKind::reactivate_user, p, match.user);
    draft.plan.mutations[made].notify = draft.policies.yes("notify on reactivate");
    draft.return_of[match.user] = made;
    returned = true;
  }
  if (is_new_link) link(draft, p, match);
  plan_update(draft, p, match.user);
  plan_invite(draft, p, match.user, returned, returned ? draft.return_of[match.user] : nobody);
  note_what_comes(draft, p, match.user);
}

/// Somebody whom the rules leave out, and who is there all the same.
void plan_excluded(Draft& draft, std::uint32_t p, std::uint32_t u) {
  const Person& person = draft.person(p);
  const PresentUser& user = draft.user(u);
  const bool is_ours = user.managed && !user.person.empty();
  const PersonMemory* known = draft.remembered(person.id);
  const bool leaves = is_ours && known != nullptr && known->in_scope;
  const std::string_view policy = draft.policies.choice("people out of scope");
  std::string because(person.because);
  if (is_ours && policy == "archive" && draft.memory != nullptr && !user.admin) {
    archive(draft, p, u);
    draft.plan.mutations.back().why = "takes no longer part: " + because;
    return;
  }
  if (leaves && policy == "hold") {
    return draft.note(Kind::hold, person.id, u,
                      fmt::format("takes no longer part, and has an account: {}", because));
  }
  draft.note(Kind::exclude, person.id, u, std::move(because));
  if (!is_ours || !person.has_left) return;
  draft.note(Kind::notice, person.id, u,
             "has left, as HR says, and a rule leaves them out: their account stays open");
}

void plan_person(Draft& draft, std::uint32_t p) {
  const Person& person = draft.person(p);
  const Match& match = draft.match_of(p);
  if (match.duplicate) return;
  if (person.kind == Decision::Kind::hold) {
    return draft.note(Kind::hold, person.id, match.user, std::string(person.because));
  }
  if (person.kind == Decision::Kind::exclude) {
    if (match.user != Match::nobody && draft.user(match.user).active) {
      plan_excluded(draft, p, match.user);
    }
    return;
  }
  if (!match.hold.empty()) return draft.note(Kind::hold, person.id, nobody, match.hold);
  if (match.user != Match::nobody) return plan_matched(draft, p, match);
  if (person.account != AccountState::active) return note_what_comes(draft, p, nobody);
  if (draft.awaits_acceptance(p)) {
    return draft.note(Kind::pending, person.id, nobody,
                      fmt::format("was invited on {} and has no user until they accept{}",
                                  day_in_zone(draft, draft.zones.day_of(
                                      *draft.remembered(person.id)->invited, person.zone), person),
                                  draft.invitation_is_over(p) ? ", which they did not in time" : ""));
  }
  create(draft, p);
}

/// What the platform keeps of links and we did not know yet.
void see_links(Draft& draft) {
  if (draft.memory == nullptr) return;
  for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
    const Match& match = draft.match_of(p);
    if (match.how != Match::How::link || match.user == Match::nobody) continue;
    const PersonMemory* known = draft.remembered(draft.person(p).id);
    const PresentUser& user = draft.user(match.user);
    if (known != nullptr && known->user == user.id) continue;
    draft.see(Linked{std::string(draft.person(p).id), std::string(user.id), draft.now,
                     LinkEvidence::stored});
  }
}

}  // namespace

void plan_users(Draft& draft) {
  const std::size_t people = draft.people.list.size(), users = draft.present.users.size();
  draft.create_of.assign(people, nobody);
  draft.invite_of.assign(people, nobody);
  draft.update_of.assign(users, nobody);
  draft.return_of.assign(users, nobody);
  draft.archive_of.assign(users, nobody);
  see_links(draft);
  for (std::uint32_t p = 0; p < people; ++p) plan_person(draft, p);
}

}  // namespace joinery
