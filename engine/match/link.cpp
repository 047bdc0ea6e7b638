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

/// `hash` is that of the person's id, `linked` memory for whoever is found.
void link_person(MatchTable& table, const KeyIndex& links, std::uint32_t p, std::uint64_t hash,
                 std::vector<std::uint32_t>& linked) {
  linked.clear();
  links.each_of_hash(hash, [&](std::uint32_t u) {
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
  // Where links stand in memory has nothing to do with where people do: each would be waited for.
  constexpr std::size_t far = 32, near = 16;
  std::vector<std::uint64_t> hashes;
  hashes.reserve(table.people.size());
  for (const Person& person : table.people) hashes.push_back(KeyIndex::hash_of(person.id));
  std::vector<std::uint32_t> linked;
  for (std::uint32_t p = 0; p < table.people.size(); ++p) {
    if (p + far < hashes.size()) {
      links.look_ahead(hashes[p + far]);
      links.look_into(hashes[p + near]);
    }
    if (table.counts(p)) link_person(table, links, p, hashes[p], linked);
  }
}

}  // namespace joinery
