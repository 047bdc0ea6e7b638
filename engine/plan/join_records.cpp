/// One human under two ids, as when two HR systems become one: one user, of whom the first record
/// speaks, and the second where the first says nothing.

#include <memory>
#include <vector>

#include <fmt/format.h>

#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

bool says_nothing(const Value& value) {
  return value.kind == ValueKind::keep || value.kind == ValueKind::clear || value.is_blank();
}

bool works_now(const Person& person) {
  return person.kind == Decision::Kind::include && person.account == AccountState::active;
}

std::span<const Value> kept(Arena& arena, const std::vector<Value>& values) {
  Value* copy = arena.array<Value>(values.size());
  std::uninitialized_copy(values.begin(), values.end(), copy);
  return {copy, values.size()};
}

/// Field by field, with what is told of the groups in it.
Person filled(Draft& draft, const Person& speaker, const Person& second) {
  std::vector<Value> user(speaker.user.begin(), speaker.user.end());
  std::vector<Value> groups(speaker.groups.begin(), speaker.groups.end());
  for (std::uint32_t f = 0; f < user.size(); ++f) {
    if (!says_nothing(user[f]) || says_nothing(second.user[f]) || second.user[f].is_hold()) continue;
    user[f] = second.user[f];
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (draft.graph.groups[g].field_index == f) groups[g] = second.groups[g];
    }
  }
  Person both = speaker;
  both.user = kept(*draft.arena, user);
  both.groups = kept(*draft.arena, groups);
  return both;
}

/// Who has left one of the systems, and works in the other, is here. What is wrong with the first record stays a hold.
void join_record(Draft& draft, std::uint32_t first, const Person& second) {
  const Person& speaker = draft.person(first);
  if (!works_now(second) || speaker.kind == Decision::Kind::hold) return;
  Person both = works_now(speaker) ? filled(draft, speaker, second) : second;
  both.id = speaker.id;
  draft.joined.insert_or_assign(first, both);
}

/// The second link, from the run in which somebody's word is heard.
void remember_second(Draft& draft, const Person& second, std::uint32_t first) {
  const std::uint32_t u = draft.match_of(first).user;
  const PersonMemory* known = draft.remembered(second.id);
  const bool is_linked = known != nullptr && !known->user.empty();
  if (is_linked && (u == Match::nobody || known->user == draft.user(u).id)) return;
  draft.note(PlanNote::Kind::notice, second.id, u,
             fmt::format("is {} under another id, as somebody said: one user for both", draft.person(first).id));
  if (u == Match::nobody) return;
  draft.see(Linked{std::string(second.id), std::string(draft.user(u).id), draft.now, LinkEvidence::confirmed});
}

}  // namespace

void join_records(Draft& draft) {
  for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
    const std::uint32_t first = draft.match_of(p).second_of;
    if (first == Match::nobody) continue;
    const Person& second = draft.people.list[p];
    remember_second(draft, second, first);
    join_record(draft, first, second);
  }
}

}  // namespace joinery
