#pragma once
/// What no plan may do without somebody saying so: limits on how much of a kind may happen in one
/// run, looked at over the whole plan before anything is written. They stand apart from mappings,
/// which cannot change them.
///
/// A limit is `max(at_least, share of the population)`; a guard is tripped by more than its limit,
/// and then holds its whole class: of 140 archives where 15 are allowed, none is done.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/make_plan.hpp"

namespace joinery {

enum class GuardName : std::uint8_t {
  archive_user,          ///< of the active users that we manage
  remove_member,         ///< of all memberships in groups that we manage
  remove_from_group,     ///< of one group with ten members or more
  clear_field,           ///< one field, of the users who have a person
  set_manager,           ///< changes of managers who were there, of the same
  update_field,          ///< one field, of the same
  create_user,           ///< of the users that we manage; not in the first run
  source_population,     ///< linked people who are missing, of those linked
  archive_in_a_day,      ///< of the active users that we manage, in 24 hours
  field_coverage,        ///< records that say nothing any more at one path; holds everything
  id_format,             ///< people who have the same id, written in another way; holds everything
  source_identity,       ///< nobody of those linked is there: another company's data
  groups_source,         ///< what is said of groups is not everything
  scope_change,          ///< the rules have changed, and people lose or get access by that
  first_run,             ///< nobody has let anything through yet
  proposal,              ///< something that waits for a word in any case
};
inline constexpr std::size_t guard_count = 16;
/// The first of those that have no limit: they are yes or no.
inline constexpr auto first_without_limit = GuardName::source_identity;
[[nodiscard]] std::string_view name_of(GuardName guard);

struct GuardLimit {
  std::uint32_t permille = 0;    ///< share of the population, in thousandths
  std::uint64_t at_least = 5;    ///< so many may always happen: a small company changes, too
};

struct Guards {
  std::array<GuardLimit, guard_count> limits = {{
      {30, 5}, {100, 5}, {300, 3}, {50, 5}, {150, 5}, {500, 5}, {200, 5}, {50, 5}, {50, 5},
      {100, 5}, {10, 0}, {0, 10}, {0, 0}, {0, 0}, {0, 0}, {0, 0}}};
  /// Users who are never touched, by the id of the platform or of HR, or by a matching field.
  std::vector<std::string> protected_;
  /// Guards that do not look. No file can say so: it is for tests that see what a guard alone holds.
  std::array<bool, guard_count> taken_away{};

  [[nodiscard]] const GuardLimit& of(GuardName name) const {
    return limits[static_cast<std::size_t>(name)];
  }
};

/// Which users are protected: the named ones, and the last active admin.
[[nodiscard]] std::vector<bool> protected_users(const Guards& guards, const Present& present,
                                                const std::vector<GraphField>& fields);

/// What guards look at besides the plan.
struct GuardView {
  const Graph& graph;
  const People& people;
  const Present& present;
  const Matching& matching;
  const ZoneTable& zones;
  const SourceProof& source;
  const Memory* memory = nullptr;   ///< null: nothing is remembered
};

/// Looks at the arranged plan: fills `plan.guards` and marks the mutations that are held, with all
/// that wait for them.
void apply_guards(Plan& plan, const Guards& guards, const GuardView& view);

}  // namespace joinery
