#include <fmt/format.h>

#include "engine/match/key_index.hpp"
#include "engine/match/match_steps.hpp"

namespace joinery {
namespace {

/// A link to a user who is not there any more: nobody knows why, so nobody is made beside them
/// until somebody says so. Who has left needs no user.
void look_for_the_gone(MatchTable& table, std::uint32_t p) {
  if (table.options.memory == nullptr) return;
  const PersonMemory* known = table.options.memory->find(table.people[p].id);
  if (known == nullptr || known->user.empty() || table.user_of(*known) != Match::nobody) return;
  Match& match = table.found.of_person[p];
  match.gone = known->user;
  if (table.people[p].kind != Decision::Kind::include ||
      table.people[p].account == AccountState::archived ||
      table.options.memory->is_released(table.people[p].id, Release::renew, table.options.now)) {
    return;
  }
  match.hold = fmt::format("their user {} is not on the platform any more: somebody has to say "
                           "whether there is to be another", known->user);
}

void match_by_link(MatchTable& table, const KeyIndex& links, std::uint32_t p) {
  if (!table.counts(p)) return;
  std::vector<std::uint32_t> linked;
  links.each(table.people[p].id, [&](std::uint32_t u) {
    if (table.users[u].person == table.people[p].id) linked.push_back(u);
  });
  if (linked.empty()) return look_for_the_gone(table, p);
  for (const std::uint32_t u : linked) table.found.person_of_user[u] = p;
  Match& match = table.found.of_person[p];
  if (linked.size() > 1) {
    match.hold =
        fmt::format("the users {} are both linked to this person", table.names_of(linked));
    return;
  }
  match.how = Match::How::link;
  match.user = linked[0];
}

}  // namespace

void match_by_link(MatchTable& table) {
  KeyIndex links;
  links.reserve(table.users.size());
  for (std::uint32_t u = 0; u < table.users.size(); ++u) {
    if (!table.users[u].person.empty()) links.add(table.users[u].person, u);
  }
  links.sort();
  for (std::uint32_t p = 0; p < table.people.size(); ++p) match_by_link(table, links, p);
}

}  // namespace joinery
