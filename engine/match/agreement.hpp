#pragma once
/// How much speaks for it that a user is a person who is not linked to them. Internal to
/// engine/match.

#include "engine/match/match_steps.hpp"

namespace joinery {

struct Agreement {
  bool same_human = false;   ///< a second factor: every required text, the names above all
  std::uint32_t count = 0;   ///< fields that say the same, the rungs among them
};

[[nodiscard]] Agreement agreement(const MatchTable& table, std::uint32_t person, std::uint32_t user);

/// The name of another rung than the one that found them on which both have the same, such as a number
/// of the state: whatever their names, they may be one human. A login that is made of the address
/// tells nothing. Empty: there is none.
[[nodiscard]] std::string other_rung(const MatchTable& table, std::uint32_t person, std::uint32_t user,
                                     std::uint32_t found);

}  // namespace joinery
