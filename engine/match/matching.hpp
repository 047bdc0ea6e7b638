#pragma once
/// Which user of the platform is which person of HR.
///
/// A stored link comes first; then the ladder that the target declares (`match first`, `match
/// second`, …), comparing normal forms: texts in NFC, mail addresses without regard to the case of
/// ASCII letters. Nothing is guessed: two candidates, or one that somebody else is linked to, or one
/// that is protected, is a hold that shows both sides.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/desired/people.hpp"
#include "engine/graph/graph.hpp"
#include "engine/memory/memory.hpp"
#include "engine/present/present.hpp"

namespace joinery {

struct Match {
  static constexpr std::uint32_t nobody = UINT32_MAX;
  enum class How : std::uint8_t {
    none,     ///< there is no such user
    link,     ///< the link that is stored
    adopt,    ///< a user without a link, found by a rung of the ladder
    relink,   ///< a user linked to somebody who is gone, with evidence that it is the same human
  };
  How how = How::none;
  std::uint32_t user = nobody;
  std::uint32_t field = nobody;    ///< adopt, relink: the field by which the user was found; nobody: somebody said it
  std::uint32_t agree = 0;         ///< relink: how many fields say that it is the same human
  std::uint32_t frees = nobody;    ///< an archived user of somebody else, who gives a value up
  std::string_view gone;           ///< the user of before, who is not on the platform any more
  bool duplicate = false;          ///< another record speaks for this person
  std::uint32_t second_of = nobody;   ///< that record, where it has another id: somebody said that they are one human
  std::uint32_t next = nobody;     ///< another record with the same id, of something that begins later
  std::string hold;                ///< not empty: nothing may be done, and why
};

struct Matching {
  std::vector<Match> of_person;              ///< parallel to the people
  std::vector<std::uint32_t> person_of_user; ///< parallel to the users; nobody: none claims it
};

struct MatchOptions {
  enum class Adopt : std::uint8_t { link, hold, never };
  std::vector<std::uint32_t> ladder;   ///< indices of the mapping's fields, strongest first
  Adopt adopt = Adopt::link;           ///< users without a link
  bool link_changed_ids = true;
  std::uint32_t rehire_evidence = 2;   ///< fields that must agree to take up an archived user again
  bool free_addresses = true;          ///< archived users give up what a new person needs
  std::vector<bool> is_protected;      ///< parallel to the users
  const Memory* memory = nullptr;      ///< null: nothing is remembered
  Instant now;
  std::size_t threads = 1;             ///< change no result
};

/// The fields that match, in the order of their rungs.
[[nodiscard]] std::vector<std::uint32_t> ladder_of(const std::vector<GraphField>& fields);

/// As the policies of the mapping say.
[[nodiscard]] MatchOptions match_options(const Graph& graph, std::vector<bool> is_protected,
                                         const Memory* memory, Instant now);

/// The same whatever the order of people and users was.
[[nodiscard]] Matching match(const People& people, const Present& present,
                             const std::vector<GraphField>& fields, const MatchOptions& options);

}  // namespace joinery
