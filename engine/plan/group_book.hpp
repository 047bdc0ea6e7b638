#pragma once
/// The groups of a plan: those that somebody is in or that stand above one, what the people in them
/// say of each, and which group of the platform each is. Internal to engine/plan.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/plan/draft.hpp"

namespace joinery {

/// What all witnesses of one group say of one part of it.
struct Testimony {
  Value value;               ///< set or clear; blank: nobody says anything
  bool disagree = false;     ///< two say different things: nobody knows
  std::string hold;          ///< why it is not known; the first in the order of people
  std::string_view by, against;   ///< who said it, and who said something else

  void hear(std::string_view person, const Value& said);
};

struct WantedGroup {
  std::string kind;
  std::string_view key;      ///< as the first person wrote it
  std::uint32_t field = nobody;
  std::uint32_t describer = nobody;   ///< of Graph::groups: who tells of it
  Testimony parts[GraphGroup::parts];
  std::vector<std::uint32_t> members; ///< people, in order
  std::uint32_t planned = nobody;     ///< of Plan::groups; nobody: it cannot be made
};

class GroupBook {
 public:
  explicit GroupBook(Draft& draft);

  /// Hears everybody, finds or makes every group, and names it.
  void settle();

  /// A group by its key, added where nobody spoke of it yet; only before `settle` has ended.
  std::uint32_t wanted(std::uint32_t field, std::string_view key);
  [[nodiscard]] std::vector<WantedGroup>& all() { return wanted_; }
  /// The kind of the groups in a field.
  [[nodiscard]] const std::string& kind_of(std::uint32_t field) const;
  /// Whether memberships of the person follow HR now.
  [[nodiscard]] bool stays(std::uint32_t person) const;
  /// Calls `visit(wanted)` for each key of the field, in order.
  template <class Visit>
  void each_key(std::uint32_t person, std::uint32_t field, Visit visit) {
    const Value& value = draft_.person(person).user[field];
    if (value.kind == ValueKind::text) visit(wanted(field, value.view()));
    if (value.kind != ValueKind::list) return;
    for (const Value& item : value.elements()) visit(wanted(field, item.view()));
  }

  [[nodiscard]] std::uint32_t present_by_id(std::string_view id) const;
  /// The plan's group of a present one, added where there is none.
  std::uint32_t plan_group_of(std::uint32_t present);
  /// The plan's group of a present one, or nobody.
  [[nodiscard]] std::uint32_t plan_of(std::uint32_t present) const {
    return plan_of_present_[present];
  }
  /// The mutation that makes it, or nobody.
  [[nodiscard]] std::uint32_t create_of(std::uint32_t planned) const { return create_[planned]; }
  /// What must be done before the group can be used: its making, or a renaming that is proposed.
  void wait_for(Mutation& mutation, std::uint32_t planned) const;
  /// Present groups that are nobody's any more, of kinds that HR decides.
  [[nodiscard]] bool is_wanted(std::uint32_t present) const {
    return plan_of_present_[present] != nobody && is_wanted_[present];
  }
  [[nodiscard]] bool decides_kind(std::string_view kind) const;
  [[nodiscard]] std::uint32_t field_of_kind(std::string_view kind) const;
  /// Ours: made by us, or in the making.
  [[nodiscard]] bool is_ours(std::uint32_t planned) const;
  /// Adds a change of a group to the plan.
  void change(MutationKind kind, std::uint32_t planned, GroupChange change,
              std::vector<std::uint32_t> after, std::string why = {});

 private:
  void hear_everybody();
  void hear(std::uint32_t person, std::uint32_t describer);
  void find_or_make(WantedGroup& wanted);
  [[nodiscard]] std::uint32_t find(const WantedGroup& wanted) const;
  void make(WantedGroup& wanted);
  void rename(WantedGroup& wanted);
  void find_by_members();
  [[nodiscard]] std::uint32_t best_overlap(const WantedGroup& wanted) const;
  void take_over(WantedGroup& wanted, std::uint32_t present);
  [[nodiscard]] std::optional<std::string> fitting(std::string_view name, const WantedGroup& of);
  [[nodiscard]] std::string name_for(const WantedGroup& wanted);
  void bind(WantedGroup& wanted, std::uint32_t present, const std::string& name);

  using Key = std::pair<std::string, std::string>;   // kind, and key or name in the normal form

  Draft& draft_;
  std::vector<std::uint32_t> fields_;                // of groups
  std::vector<std::string> kinds_;                   // parallel to the mapping's fields
  std::map<Key, std::uint32_t> by_key_, by_name_;    // present groups; by name those without a key
  std::map<Key, std::uint32_t> wanted_by_key_;
  std::vector<std::unordered_map<std::string_view, std::uint32_t>> seen_;   // by field: raw key
  std::vector<WantedGroup> wanted_;
  std::vector<std::uint32_t> create_, proposal_;     // parallel to the plan's groups
  std::vector<std::uint32_t> plan_of_present_;
  std::vector<bool> is_wanted_;                      // parallel to present groups
  std::vector<std::vector<std::uint32_t>> members_;  // users of present groups, if asked for
};

}  // namespace joinery
