#pragma once
/// A plan in the making: what it is made from, and what the steps of it share. Steps add mutations
/// and notes in any order; `arrange` puts them in theirs.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/calendar/zone_table.hpp"
#include "engine/memory/memory_event.hpp"
#include "engine/plan/make_plan.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/source_proof.hpp"
#include "engine/plan/target_limits.hpp"
#include "engine/policy/policies.hpp"

namespace joinery {

struct Draft {
  const Graph& graph;
  const People& people;
  const Present& present;
  const Matching& matching;
  const Policies policies;
  const std::vector<bool>& is_protected;   ///< parallel to the users
  const ZoneTable& zones;
  const Memory* memory = nullptr;          ///< null: nothing is remembered, and nothing learned
  const SourceProof& source;
  const TargetLimits& limits;
  Instant now;
  Plan plan = {};
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();   ///< of values made on the way
  std::unordered_map<std::uint32_t, Person> joined = {};   ///< people with a second id: as both records say it
  std::vector<MemoryEvent> seen = {};          ///< what this run has found out
  std::vector<std::uint32_t> create_of = {};   ///< parallel to people: index of the create, or nobody
  std::vector<std::uint32_t> update_of = {};   ///< parallel to users: index of the update, or nobody
  std::vector<std::uint32_t> return_of = {};   ///< parallel to users: index of the reactivation
  std::vector<std::uint32_t> invite_of = {};   ///< parallel to people: index of the invitation
  std::vector<std::uint32_t> archive_of = {};  ///< parallel to users: index of the archive
  std::vector<std::uint32_t> withdrawn = {};   ///< mutations that are taken back
  std::unordered_map<std::uint32_t, std::unordered_map<std::string, std::uint32_t>> looks_of = {};

  [[nodiscard]] const GraphField& field(std::uint32_t index) const { return graph.fields[index]; }
  [[nodiscard]] const Person& person(std::uint32_t index) const {
    if (joined.empty()) return people.list[index];
    const auto found = joined.find(index);
    return found == joined.end() ? people.list[index] : found->second;
  }
  [[nodiscard]] const PresentUser& user(std::uint32_t index) const { return present.users[index]; }
  [[nodiscard]] const Match& match_of(std::uint32_t person) const {
    return matching.of_person[person];
  }
  /// Users by what an eye sees of one of their fields, of all or of those that are not plain
  /// ASCII; made when it is first asked for.
  [[nodiscard]] const std::unordered_map<std::string, std::uint32_t>& looks(std::uint32_t field,
                                                                            bool all);
  /// What is remembered of a person, or null.
  [[nodiscard]] const PersonMemory* remembered(std::string_view person) const {
    return memory == nullptr ? nullptr : memory->find(person);
  }
  /// How the platform's user was archived, as far as that is remembered, or null.
  [[nodiscard]] const ArchiveMemory* archive_memory(std::uint32_t user) const;
  [[nodiscard]] bool is_released(std::string_view person, Release what) const {
    return memory != nullptr && memory->is_released(person, what, now);
  }
  /// Some platforms show whom they have invited only once the person has accepted. Who was invited and was never
  /// linked is not made anew, nor written to again: somebody may say `renew`.
  [[nodiscard]] bool awaits_acceptance(std::uint32_t person) const;
  /// Whether the last invitation of a person lies longer ago than people have to accept one.
  [[nodiscard]] bool invitation_is_over(std::uint32_t person) const;
  /// Included, not a second record, nothing that forbids a change.
  [[nodiscard]] bool takes_part(std::uint32_t person) const;
  /// Whether the person has an active account after this plan: made, brought back, or there.
  [[nodiscard]] bool has_account(std::uint32_t person) const;
  /// The user of a present user's id, or nobody.
  [[nodiscard]] std::uint32_t user_by_id(std::string_view id) const;

  std::uint32_t add(Mutation mutation);
  std::uint32_t add(MutationKind kind, std::uint32_t person, std::uint32_t user);
  /// Takes a mutation back; those that waited for it do not wait any more.
  void withdraw(std::uint32_t mutation);
  void note(PlanNote::Kind kind, std::string_view person, std::uint32_t user, std::string because);
  void see(MemoryEvent event) {
    if (memory != nullptr) seen.push_back(std::move(event));
  }
  /// The mutation waits for whatever makes the person ready: made, brought back.
  void wait_for(Mutation& mutation, std::uint32_t person) const;
};

/// Whether a field's value on the platform is what HR wants: texts in NFC, mail addresses without
/// regard to ASCII case, as a platform may keep them its own way; addresses of pictures without
/// their signatures.
[[nodiscard]] bool is_same_value(const Value& wanted, const Value& present, const Type& type);
/// Not a reference to a person or a group: a value that an update carries.
[[nodiscard]] bool is_own_field(const GraphField& field);
[[nodiscard]] bool is_group_field(const GraphField& field);
/// The mark of a value, as a memory keeps it.
[[nodiscard]] std::uint64_t mark_of(const Value& value, const Type& type, const ZoneTable& zones);
/// How a guard or a note calls a day of a person: `2026-03-02 (Europe/London)`, or, where nobody says
/// in which zone they are, `2026-03-02 (assumed UTC)`.
[[nodiscard]] std::string day_in_zone(const Draft& draft, Day day, const Person& person);

// The steps, in their order. Each reads the draft and adds to it.
void join_records(Draft& draft);      ///< of people whom HR has under two ids
void plan_users(Draft& draft);        ///< create, link, reactivate, update, archive, invite
void plan_absent(Draft& draft);       ///< who is on the platform and not in HR
void plan_order_of_values(Draft& draft);   ///< who needs a value that another gives up
void plan_references(Draft& draft);   ///< managers
void plan_groups(Draft& draft);       ///< groups and memberships
void plan_leavers(Draft& draft);      ///< leavers whom others still have as their manager
void plan_next_change(Draft& draft);  ///< when somebody's answer can change by itself
void arrange(Draft& draft);           ///< the order of mutations and notes, and the counts
void forecast(Draft& draft);          ///< requests, and how long they take

// Parts of plan_users.
void plan_update(Draft& draft, std::uint32_t person, std::uint32_t user);
void plan_invite(Draft& draft, std::uint32_t person, std::uint32_t user, bool returned,
                 std::uint32_t after);
/// False where the person is held: the address looks like somebody's.
[[nodiscard]] bool pass_lookalikes(Draft& draft, std::uint32_t person);

}  // namespace joinery
