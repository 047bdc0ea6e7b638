#pragma once
/// A plan in the making: what it is made from, and what the steps of it share. Steps add mutations
/// and notes in any order; `arrange` puts them in theirs.

#include <memory>
#include <string>
#include <unordered_map>

#include "engine/plan/plan.hpp"

namespace joinery {

/// What the target's policies say to the planner.
struct PlanPolicies {
  bool archive_empty_groups = false;   ///< of those that we made
  bool create_groups = true;
  bool sticky_archive = true;          ///< who is archived on the platform stays so
};

struct Draft {
  const Graph& graph;
  const People& people;
  const Present& present;
  const Matching& matching;
  PlanPolicies policies;
  const std::vector<bool>& is_protected;   ///< parallel to the users
  Instant now;
  Plan plan;
  std::unique_ptr<Arena> memory = std::make_unique<Arena>();   ///< of values made on the way
  std::vector<std::uint32_t> create_of = {};   ///< parallel to people: index of the create, or nobody
  std::vector<std::uint32_t> update_of = {};   ///< parallel to users: index of the update, or nobody

  [[nodiscard]] const GraphField& field(std::uint32_t index) const { return graph.fields[index]; }
  [[nodiscard]] const Person& person(std::uint32_t index) const { return people.list[index]; }
  [[nodiscard]] const PresentUser& user(std::uint32_t index) const { return present.users[index]; }
  [[nodiscard]] const Match& match_of(std::uint32_t person) const {
    return matching.of_person[person];
  }
  /// Included, not a second record, nothing that forbids a change.
  [[nodiscard]] bool takes_part(std::uint32_t person) const;

  std::uint32_t add(Mutation mutation);
  void note(PlanNote::Kind kind, std::string_view person, std::uint32_t user, std::string because);
};

/// Whether a field's value on the platform is what HR wants: texts in NFC, mail addresses without
/// regard to ASCII case, as a platform may keep them its own way.
[[nodiscard]] bool is_same_value(const Value& wanted, const Value& present, const Type& type);

// The steps, in their order. Each reads the draft and adds to it.
void plan_users(Draft& draft);        ///< create, link, reactivate, update, archive, invite
void plan_order_of_values(Draft& draft);   ///< who needs a value that another gives up
void plan_references(Draft& draft);   ///< managers
void plan_groups(Draft& draft);       ///< groups and memberships
void plan_absent(Draft& draft);       ///< who is on the platform and not in HR
void arrange(Draft& draft);           ///< the order of mutations and notes, and the counts

}  // namespace joinery
