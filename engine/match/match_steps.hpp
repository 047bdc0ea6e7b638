#pragma once
/// The steps of a match, in their order. Internal to engine/match: each reads who is there and adds
/// to what was found.

#include <string>
#include <vector>

#include "engine/match/matching.hpp"

namespace joinery {

/// Who is to be matched with whom, and what was found so far.
struct MatchTable {
  MatchTable(const People& all_people, const Present& present, const std::vector<GraphField>& all_fields,
             const MatchOptions& how)
      : people(all_people.list), users(present.users), fields(all_fields), options(how) {
    found.of_person.resize(people.size());
    found.person_of_user.assign(users.size(), Match::nobody);
  }

  const std::vector<Person>& people;
  const std::vector<PresentUser>& users;
  const std::vector<GraphField>& fields;
  const MatchOptions& options;
  Matching found;

  /// Somebody with an id, who is no second record of another.
  [[nodiscard]] bool counts(std::uint32_t p) const {
    return !people[p].id.empty() && !found.of_person[p].duplicate;
  }
  /// Included, and without a user so far.
  [[nodiscard]] bool is_open(std::uint32_t p) const {
    const Match& match = found.of_person[p];
    return people[p].kind == Decision::Kind::include && !match.duplicate && match.hold.empty() &&
           match.how == Match::How::none;
  }
  /// The user of a remembered link, or nobody where they are gone.
  [[nodiscard]] std::uint32_t user_of(const PersonMemory& known) const;
  void hold(std::uint32_t p, std::string because) { found.of_person[p].hold = std::move(because); }
  /// `u1 and u2`, four at most.
  [[nodiscard]] std::string names_of(const std::vector<std::uint32_t>& of) const;
};

/// Several records of one id: the same ones are one. One of who works now speaks before one of who has
/// left, and that one before one that begins later: between the two there is no access. Of two of one
/// kind nobody knows which is right.
void settle_duplicates(MatchTable& table);
/// By the link that is stored.
void match_by_link(MatchTable& table);
/// By a second link, and by the word of somebody that a person is another one under a second id.
void join_second_ids(MatchTable& table);
/// Two people of HR with one address: neither is created nor changed, for nobody knows whose it is.
/// Somebody who has left does not stand in the way.
void hold_shared_values(MatchTable& table, std::uint32_t field);
/// A rung of the ladder: those without a user, by the values of one field.
void climb(MatchTable& table, std::uint32_t field);
/// Several people found the same user by different rungs.
void hold_claims_of_several(MatchTable& table);

}  // namespace joinery
