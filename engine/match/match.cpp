#include <algorithm>

#include <fmt/format.h>

#include "engine/match/match_steps.hpp"

namespace joinery {

std::string MatchTable::names_of(const std::vector<std::uint32_t>& of) const {
  std::string names;
  for (std::size_t i = 0; i < of.size() && i < 4; ++i) {
    names += fmt::format("{}{}", i == 0 ? "" : " and ", users[of[i]].id);
  }
  return names;
}

void hold_claims_of_several(MatchTable& table) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> claims;   // a user, and who found them
  for (std::uint32_t p = 0; p < table.people.size(); ++p) {
    const Match& match = table.found.of_person[p];
    if (match.how == Match::How::adopt || match.how == Match::How::relink) {
      claims.emplace_back(match.user, p);
    }
  }
  std::sort(claims.begin(), claims.end());
  for (std::size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
    const std::uint32_t u = claims[begin].first;
    while (end < claims.size() && claims[end].first == u) ++end;
    if (end - begin == 1) {
      table.found.person_of_user[u] = claims[begin].second;
      continue;
    }
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t other = claims[i == begin ? begin + 1 : begin].second;
      Match& match = table.found.of_person[claims[i].second];
      match.hold = fmt::format("user {} could also be {}", table.users[u].id, table.people[other].id);
      match.how = Match::How::none;
      match.user = Match::nobody;
    }
  }
}

Matching match(const People& people, const Present& present, const std::vector<GraphField>& fields,
               const MatchOptions& options) {
  MatchTable table(people, present, fields, options);
  settle_duplicates(table);
  match_by_link(table);
  join_second_ids(table);
  for (const std::uint32_t field : options.ladder) hold_shared_values(table, field);
  for (const std::uint32_t field : options.ladder) climb(table, field);
  hold_claims_of_several(table);
  return std::move(table.found);
}

}  // namespace joinery
