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

void settle(MatchTable& table, std::size_t begin, std::size_t end) {
  const auto is_present = [&](std::size_t p) {
    return table.people[p].kind == Decision::Kind::include &&
           table.people[p].account != AccountState::archived;
  };
  std::size_t speaker = begin;
  for (std::size_t p = begin; p < end; ++p) {
    if (is_present(p)) {
      speaker = p;
      break;
    }
  }
  bool differ = false;
  for (std::size_t p = begin; p < end; ++p) {
    if (p == speaker) continue;
    table.found.of_person[p].duplicate = true;
    const bool ended = is_present(speaker) && table.people[p].kind == Decision::Kind::include &&
                       table.people[p].account == AccountState::archived;
    differ |= !ended && !says_the_same(table.people[p], table.people[speaker]);
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
