#include "engine/plan/missing_people.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace joinery {
namespace {

struct MissingPerson {
  int rank = 0;
  Instant first;
  std::string_view person;
  auto operator<=>(const MissingPerson& other) const {
    return std::tie(rank, first.micros, person) <=>
           std::tie(other.rank, other.first.micros, other.person);
  }
};

int rank_of(LookUp known) {
  switch (known) {
    case LookUp::none:
    case LookUp::present: return 0;
    case LookUp::gone: return 1;
    case LookUp::invisible: break;
  }
  return 2;
}

}  // namespace

std::vector<std::string> missing_people(const Present& present, const Matching& matching,
                                        const Policies& policies, const Memory& memory,
                                        std::size_t at_most) {
  if (policies.choice("absent people") == "keep") return {};
  constexpr Instant never{std::numeric_limits<std::int64_t>::max()};
  std::vector<MissingPerson> missing;
  for (std::size_t u = 0; u < present.users.size(); ++u) {
    const PresentUser& user = present.users[u];
    if (user.person.empty() || !user.managed || !user.active) continue;
    if (matching.person_of_user[u] != Match::nobody) continue;
    const auto known = memory.absences.find(user.person);
    if (known == memory.absences.end()) missing.push_back({0, never, user.person});
    else missing.push_back({rank_of(known->second.look_up), known->second.first, user.person});
  }
  std::sort(missing.begin(), missing.end());
  std::vector<std::string> asked;
  for (const MissingPerson& one : missing) {
    if (asked.size() == at_most) break;
    if (asked.empty() || asked.back() != one.person) asked.emplace_back(one.person);
  }
  return asked;
}

}  // namespace joinery
