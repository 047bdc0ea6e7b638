/// What becomes of each person's account.

#include <fmt/format.h>

#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

bool is_own_field(const GraphField& field) {
  return !field.type.is(TypeWord::person) && !field.type.is(TypeWord::group) &&
         !(field.type.is(TypeWord::list) && field.type.item[0].is(TypeWord::group));
}

void create(Draft& draft, std::uint32_t p) {
  const Person& person = draft.person(p);
  Mutation made;
  made.kind = MutationKind::create_user;
  made.person = p;
  for (std::uint32_t f = 0; f < person.user.size(); ++f) {
    const Value& value = person.user[f];
    if (!is_own_field(draft.field(f))) continue;
    if (value.kind == ValueKind::keep || value.kind == ValueKind::clear) continue;
    made.fields.push_back({f, Value{}, value, nobody});
  }
  draft.create_of[p] = draft.add(std::move(made));
  if (!person.invite || person.today < *person.invite) return;
  Mutation invite;
  invite.kind = MutationKind::invite_user;
  invite.person = p;
  invite.after = {draft.create_of[p]};
  draft.add(std::move(invite));
}

/// The fields of a user that differ from what HR wants, and may be written.
std::vector<FieldChange> differences(const Draft& draft, const Person& person,
                                     const PresentUser& user) {
  std::vector<FieldChange> changes;
  for (std::uint32_t f = 0; f < person.user.size(); ++f) {
    const GraphField& field = draft.field(f);
    const Value& wanted = person.user[f];
    const Value& present = user.fields[f];
    if (!is_own_field(field) || wanted.kind == ValueKind::keep) continue;
    if (field.declared.on_create_only) continue;
    if (field.declared.only_if_empty && !present.is_blank()) continue;
    if (wanted.kind == ValueKind::clear) {
      if (!present.is_blank()) changes.push_back({f, present, Value{}, nobody});
    } else if (!is_same_value(wanted, present, field.type)) {
      changes.push_back({f, present, wanted, nobody});
    }
  }
  return changes;
}

void update(Draft& draft, std::uint32_t p, std::uint32_t u) {
  std::vector<FieldChange> changes = differences(draft, draft.person(p), draft.user(u));
  if (changes.empty()) return;
  Mutation made;
  made.kind = MutationKind::update_user;
  made.person = p;
  made.user = u;
  made.fields = std::move(changes);
  draft.update_of[u] = draft.add(std::move(made));
}

void simple(Draft& draft, MutationKind kind, std::uint32_t p, std::uint32_t u) {
  Mutation made;
  made.kind = kind;
  made.person = p;
  made.user = u;
  draft.add(std::move(made));
}

void plan_matched(Draft& draft, std::uint32_t p, const Match& match) {
  const Person& person = draft.person(p);
  const PresentUser& user = draft.user(match.user);
  const bool is_new_link = match.how != Match::How::link;
  if (person.account == AccountState::archived) {
    // Of somebody who has left and was never ours, nothing is taken over.
    if (user.active && !is_new_link) simple(draft, MutationKind::archive_user, p, match.user);
    return;
  }
  if (person.account == AccountState::waiting && is_new_link) {
    draft.note(Kind::upcoming, person.id, match.user, "is there already and is taken over on the first day");
    return;
  }
  if (!user.active) {
    if (draft.policies.sticky_archive) {
      draft.note(Kind::archived, person.id, match.user,
                 "is archived on the platform and present in HR: stays archived until somebody "
                 "says otherwise");
      return;
    }
    simple(draft, MutationKind::reactivate_user, p, match.user);
  }
  if (is_new_link) {
    simple(draft, MutationKind::link_user, p, match.user);
    draft.note(Kind::notice, person.id, match.user,
               fmt::format("user {} is taken over: the same {}", user.id,
                           draft.field(match.field).name));
  }
  update(draft, p, match.user);
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
      draft.note(Kind::exclude, person.id, match.user, std::string(person.because));
    }
    return;
  }
  if (!match.hold.empty()) return draft.note(Kind::hold, person.id, nobody, match.hold);
  if (match.user != Match::nobody) return plan_matched(draft, p, match);
  if (person.account == AccountState::active) return create(draft, p);
  if (person.account == AccountState::waiting) {
    draft.note(Kind::upcoming, person.id, nobody, "starts later");
  }
}

}  // namespace

void plan_users(Draft& draft) {
  draft.create_of.assign(draft.people.list.size(), nobody);
  draft.update_of.assign(draft.present.users.size(), nobody);
  for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) plan_person(draft, p);
}

void plan_absent(Draft& draft) {
  for (std::uint32_t u = 0; u < draft.present.users.size(); ++u) {
    const PresentUser& user = draft.user(u);
    if (user.person.empty() || !user.managed || !user.active) continue;
    if (draft.matching.person_of_user[u] != Match::nobody) continue;
    draft.note(Kind::absent, user.person, u,
               "is not among the records: leaving the feed is not leaving the company");
  }
}

}  // namespace joinery
