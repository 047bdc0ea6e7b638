#pragma once
/// Whom a source should be asked for by their id before a plan is made: who has an account and is
/// not among its records. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "engine/match/matching.hpp"
#include "engine/memory/memory.hpp"
#include "engine/policy/policies.hpp"
#include "engine/present/present.hpp"

namespace joinery {

/// Who is missing from one complete snapshot is asked for at once (a page may have shifted), and
/// again before the account ends. At most `at_most`: of whom nothing is known yet first, and of
/// those who is missing for longest, so that everybody's turn comes whatever the others' answers.
[[nodiscard]] std::vector<std::string> missing_people(const Present& present, const Matching& matching,
                                                      const Policies& policies, const Memory& memory,
                                                      std::size_t at_most);

}  // namespace joinery
