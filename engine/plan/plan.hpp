#pragma once
/// The smallest set of changes that makes the platform what HR says, and everything that was found
/// on the way: what an admin reads, approves and applies.
///
/// A plan refers to the people, users, groups and fields it was made from by index; they live as
/// long as it does. The same inputs give the same bytes, in whatever order they came.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/desired/people.hpp"
#include "engine/graph/graph.hpp"
#include "engine/match/matching.hpp"
#include "engine/mutation/mutation_kind.hpp"
#include "engine/present/present.hpp"

namespace joinery {

inline constexpr std::uint32_t nobody = UINT32_MAX;

/// A group as it will be: one that is there, or one to be made.
struct PlannedGroup {
  std::string kind;
  std::string key;                   ///< HR's id or name of it
  std::string name;
  std::uint32_t present = nobody;    ///< of Present::groups
  std::uint32_t field = nobody;      ///< the mapping's field that speaks of it
};

struct FieldChange {
  std::uint32_t field = nobody;
  Value from;                        ///< blank: empty, or not known
  Value to;                          ///< blank: cleared
  std::uint32_t to_person = nobody;  ///< a reference: the person, who may have no user yet
};

/// What changes of a group: its name, its parent or its manager. Ids are the platform's.
struct GroupChange {
  std::string from, to;              ///< empty: nothing; a `to` that is not there yet is empty, too
  std::uint32_t to_group = nobody;   ///< a parent: of Plan::groups
  std::uint32_t to_person = nobody;  ///< a manager: of People::list
};

struct Mutation {
  MutationKind kind = MutationKind::update_user;
  bool proposed = false;             ///< waits for somebody's word, whatever the guards say
  bool notify = false;               ///< the platform may write to the user because of it
  std::uint32_t person = nobody;     ///< of People::list
  std::uint32_t user = nobody;       ///< of Present::users
  std::uint32_t group = nobody;      ///< of Plan::groups
  std::uint32_t change = nobody;     ///< of Plan::group_changes
  std::vector<FieldChange> fields;
  std::vector<std::uint32_t> after;  ///< indices of mutations that must be done before
  std::uint32_t guard = nobody;      ///< of Plan::guards: the one that holds it back
  std::string why;                   ///< where more decided than a rule of the mapping; or empty
};

/// Something to know about one person that is no mutation.
struct PlanNote {
  enum class Kind : std::uint8_t {
    hold,        ///< nothing is sent, and why
    exclude,     ///< left out by a rule, but there on the platform
    absent,      ///< linked on the platform, not among the records
    archived,    ///< archived on the platform, present in HR
    upcoming,    ///< starts or ends later, and when
    pending,     ///< a reference that waits for the other person
    notice,      ///< something was decided that somebody should know
  };
  Kind kind = Kind::hold;
  std::string person;                ///< empty: not known
  std::uint32_t user = nobody;
  std::string because;
  std::optional<Instant> at;         ///< upcoming: when
};
/// `hold`, …
[[nodiscard]] std::string_view name_of(PlanNote::Kind kind);

/// One guard's look at the plan.
struct GuardResult {
  std::string name;
  std::uint64_t count = 0;
  std::uint64_t population = 0;
  std::uint64_t limit = 0;
  bool tripped = false;
  std::string because;               ///< of a tripped one: for people
};

struct PlanCounts {
  std::uint64_t read = 0, include = 0, exclude = 0, hold = 0, unchanged = 0;
  std::array<std::uint64_t, mutation_kind_count> mutations{};
};

/// Who starts and who leaves later, as HR says it now; each of them has a note, too.
struct PlanComing {
  std::uint64_t joiners = 0, leavers = 0;
  std::optional<Instant> first_joiner, first_leaver;
};

/// How much work a plan is for the platform, as far as its limits are known.
struct Forecast {
  std::uint64_t requests = 0;
  std::uint64_t seconds = 0;
};

struct Plan {
  std::string integration;
  std::string path;                  ///< where the integration is, as it was asked for
  std::string vendor;
  Instant as_of, expires;
  std::uint64_t serial = 0;          ///< of the state it was made from
  bool complete = false;             ///< the source proved that nobody is missing
  std::string incomplete;            ///< why not
  bool platform_unseen = false;      ///< nobody said what the platform has: it was taken to be empty
  std::string snapshot;              ///< hash of the records; empty: not known
  std::string certificate;           ///< of the snapshot, as JSON; empty: there is none
  PlanCounts counts;
  std::vector<GuardResult> guards;
  std::vector<PlannedGroup> groups;
  std::vector<GroupChange> group_changes;
  std::vector<Mutation> mutations;   ///< in the order in which they are to be done
  std::vector<PlanNote> notes;       ///< sorted by person
  std::vector<std::string> look_ups; ///< people whom the source should be asked for by their id
  std::optional<Instant> next_change;   ///< when somebody's answer can change without a new record
  PlanComing coming;
  Forecast forecast;
  std::string hash;                  ///< `sha256:…` over all of the above but `path`, `expires`

  [[nodiscard]] bool held() const;
};

}  // namespace joinery
