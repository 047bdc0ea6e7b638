/// Groups and who belongs to them. A group is recognised by HR's key, else by its name in the
/// normal form; what is not there is made. Only memberships in groups that we manage are taken away.

#include <algorithm>
#include <map>
#include <set>

#include "engine/plan/draft.hpp"
#include "engine/unicode/normal_key.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

bool is_group(const Type& type) { return type.is(TypeWord::group); }
bool is_group_list(const Type& type) {
  return type.is(TypeWord::list) && type.item[0].is(TypeWord::group);
}

class Memberships {
 public:
  explicit Memberships(Draft& draft) : draft_(draft) {
    for (std::uint32_t g = 0; g < draft.present.groups.size(); ++g) {
      const PresentGroup& group = draft.present.groups[g];
      by_id_.emplace(group.id, g);
      const std::string kind(group.kind);
      if (!group.key.empty()) by_key_.emplace(std::pair(kind, std::string(group.key)), g);
      by_name_.emplace(std::pair(kind, normal_key(group.name)), g);
    }
  }

  void run() {
    for (std::uint32_t f = 0; f < draft_.graph.fields.size(); ++f) {
      const Type& type = draft_.field(f).type;
      if (!is_group(type) && !is_group_list(type)) continue;
      for (std::uint32_t p = 0; p < draft_.people.list.size(); ++p) settle(p, f);
    }
    if (draft_.policies.archive_empty_groups) archive_empty();
  }

 private:
  [[nodiscard]] const std::string& kind_of(std::uint32_t field) const {
    return draft_.field(field).name;
  }

  [[nodiscard]] bool stays(std::uint32_t p) const {
    if (!draft_.takes_part(p)) return false;
    if (draft_.create_of[p] != nobody) return true;
    const Match& match = draft_.match_of(p);
    return match.user != Match::nobody && draft_.user(match.user).active &&
           draft_.person(p).account == AccountState::active;
  }

  void settle(std::uint32_t p, std::uint32_t f) {
    if (!stays(p)) return;
    const Value& wanted = draft_.person(p).user[f];
    if (wanted.kind == ValueKind::keep) return;
    std::set<std::uint32_t> groups;   // of the plan
    if (wanted.kind == ValueKind::text) groups.insert(group_for(f, wanted.view()));
    if (wanted.kind == ValueKind::list) {
      for (const Value& item : wanted.elements()) groups.insert(group_for(f, item.view()));
    }
    groups.erase(nobody);
    const std::uint32_t u = draft_.match_of(p).user;
    std::set<std::string_view> wanted_ids;
    for (const std::uint32_t g : groups) {
      const std::uint32_t present = draft_.plan.groups[g].present;
      if (present != nobody) wanted_ids.insert(draft_.present.groups[present].id);
      if (present == nobody || !belongs(u, draft_.present.groups[present].id)) add(p, u, g);
    }
    if (u != Match::nobody && draft_.field(f).declared.owned != "add only") {
      remove_others(p, u, f, wanted_ids);
    }
  }

  [[nodiscard]] bool belongs(std::uint32_t u, std::string_view id) const {
    if (u == Match::nobody) return false;
    const auto groups = draft_.user(u).groups;
    return std::binary_search(groups.begin(), groups.end(), id);
  }

  /// The plan's group of this key; made where neither the plan nor the platform has it.
  std::uint32_t group_for(std::uint32_t f, std::string_view key) {
    const std::string& kind = kind_of(f);
    const auto [at, is_new] = planned_.emplace(
        std::pair(kind, normal_key(key)), static_cast<std::uint32_t>(draft_.plan.groups.size()));
    if (!is_new) return at->second;
    PlannedGroup group;
    group.kind = kind;
    group.field = f;
    group.key = trim(key);
    group.name = group.key;
    if (const auto found = by_key_.find({kind, group.key}); found != by_key_.end()) {
      group.present = found->second;
    } else if (const auto named = by_name_.find({kind, normal_key(key)}); named != by_name_.end()) {
      group.present = named->second;
    }
    if (group.present == nobody && !draft_.policies.create_groups) return at->second = nobody;
    if (group.present != nobody) group.name = draft_.present.groups[group.present].name;
    draft_.plan.groups.push_back(std::move(group));
    const auto index = static_cast<std::uint32_t>(draft_.plan.groups.size() - 1);
    create_.push_back(nobody);
    if (draft_.plan.groups[index].present == nobody) {
      Mutation made;
      made.kind = MutationKind::create_group;
      made.group = index;
      create_[index] = draft_.add(std::move(made));
    }
    return index;
  }

  void add(std::uint32_t p, std::uint32_t u, std::uint32_t g) {
    Mutation made;
    made.kind = MutationKind::add_member;
    made.person = p;
    made.user = u;
    made.group = g;
    if (create_[g] != nobody) made.after.push_back(create_[g]);
    if (draft_.create_of[p] != nobody) made.after.push_back(draft_.create_of[p]);
    joined_.insert(g);
    draft_.add(std::move(made));
  }

  void remove_others(std::uint32_t p, std::uint32_t u, std::uint32_t f,
                     const std::set<std::string_view>& wanted) {
    for (const std::string_view id : draft_.user(u).groups) {
      const auto found = by_id_.find(id);
      if (found == by_id_.end() || wanted.contains(id)) continue;
      const PresentGroup& group = draft_.present.groups[found->second];
      if (!group.managed || group.kind != kind_of(f)) continue;
      Mutation made;
      made.kind = MutationKind::remove_member;
      made.person = p;
      made.user = u;
      made.group = plan_group_of(found->second, f);
      left_[found->second].insert(u);
      draft_.add(std::move(made));
    }
  }

  std::uint32_t plan_group_of(std::uint32_t present, std::uint32_t f) {
    for (std::uint32_t g = 0; g < draft_.plan.groups.size(); ++g) {
      if (draft_.plan.groups[g].present == present) return g;
    }
    const PresentGroup& group = draft_.present.groups[present];
    draft_.plan.groups.push_back({std::string(group.kind),
                                  std::string(group.key.empty() ? group.name : group.key),
                                  std::string(group.name), present, f});
    create_.push_back(nobody);
    return static_cast<std::uint32_t>(draft_.plan.groups.size() - 1);
  }

  /// Groups of ours that nobody will belong to, once all removals are done.
  void archive_empty() {
    std::map<std::string_view, std::set<std::uint32_t>> members;
    for (std::uint32_t u = 0; u < draft_.present.users.size(); ++u) {
      for (const std::string_view id : draft_.user(u).groups) members[id].insert(u);
    }
    const std::size_t removals = draft_.plan.mutations.size();
    for (std::uint32_t g = 0; g < draft_.present.groups.size(); ++g) {
      const PresentGroup& group = draft_.present.groups[g];
      const std::uint32_t field = field_of_kind(group.kind);
      if (!group.managed || field == nobody) continue;
      if (members[group.id] != left_[g]) continue;
      const std::uint32_t planned = plan_group_of(g, field);
      if (joined_.contains(planned)) continue;
      Mutation made;
      made.kind = MutationKind::archive_group;
      made.group = planned;
      for (std::uint32_t m = 0; m < removals; ++m) {
        const Mutation& other = draft_.plan.mutations[m];
        if (other.kind == MutationKind::remove_member && other.group == planned) {
          made.after.push_back(m);
        }
      }
      draft_.add(std::move(made));
    }
  }

  [[nodiscard]] std::uint32_t field_of_kind(std::string_view kind) const {
    for (std::uint32_t f = 0; f < draft_.graph.fields.size(); ++f) {
      const Type& type = draft_.field(f).type;
      if ((is_group(type) || is_group_list(type)) && kind_of(f) == kind) return f;
    }
    return nobody;
  }

  Draft& draft_;
  std::map<std::string_view, std::uint32_t> by_id_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> by_key_, by_name_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> planned_;
  std::vector<std::uint32_t> create_;   ///< parallel to the plan's groups: its create_group
  std::set<std::uint32_t> joined_;      ///< groups of the plan that somebody enters
  std::map<std::uint32_t, std::set<std::uint32_t>> left_;   ///< present group -> users who leave it
};

}  // namespace

void plan_groups(Draft& draft) { Memberships(draft).run(); }

}  // namespace joinery
