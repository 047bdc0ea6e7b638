#include <fmt/format.h>

#include "engine/match/match_steps.hpp"

namespace joinery {
namespace {

bool says_the_same(const Person& a, const Person& b) {
  if (a.kind != b.kind || a.account != b.account || a.invite != b.invite ||
      a.because != b.because || a.user.size() != b.user.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.user.size(); ++i) {
    if (!same(a.user[i], b.user[i])) return false;
  }
  return true;
}

/// 3: works now; 2: has left; 1: begins later; 0: nothing is known of that.
int standing(const Person& person) {
  if (person.kind != Decision::Kind::include) return 0;
  if (person.account == AccountState::active) return 3;
  return person.account == AccountState::archived ? 2 : 1;
}

/// Of two of one kind the one that goes on for longer.
bool speaks_before(const Person& a, const Person& b) {
  if (standing(a) != standing(b)) return standing(a) > standing(b);
  return b.ends && (!a.ends || *a.ends > *b.ends);
}

void settle(MatchTable& table, std::size_t begin, std::size_t end) {
  const std::vector<Person>& people = table.people;
  std::size_t speaker = begin;
  for (std::size_t p = begin + 1; p < end; ++p) {
    if (speaks_before(people[p], people[speaker])) speaker = p;
  }
  const int most = standing(people[speaker]);
  std::uint32_t& next = table.found.of_person[speaker].next;
  bool differ = false;
  for (std::size_t p = begin; p < end; ++p) {
    if (p == speaker) continue;
    table.found.of_person[p].duplicate = true;
    const int one = standing(people[p]);
    const bool gives_way = one > 0 && one < most;
    differ |= !gives_way && !says_the_same(people[p], people[speaker]);
    if (!gives_way || people[p].account != AccountState::waiting || !people[p].starts) continue;
    const bool is_sooner = next == Match::nobody || *people[p].starts < *people[next].starts;
    if (is_sooner) next = static_cast<std::uint32_t>(p);
  }
  if (differ) {
    table.found.of_person[speaker].hold = fmt::format(
        "{} records have this id and say different things of the person", end - begin);
  }
}

}  // namespace

void settle_duplicates(MatchTable& table) {
  for (std::size_t begin = 0; begin < table.people.size();) {
    std::size_t end = begin + 1;
    while (end < table.people.size() && table.people[end].id == table.people[begin].id) ++end;
    if (end - begin > 1 && !table.people[begin].id.empty()) settle(table, begin, end);
    begin = end;
  }
}

}  // namespace joinery
