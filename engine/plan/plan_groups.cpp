/// Who belongs to which group. Only memberships in groups that are ours are taken away, and of lists
/// that are `ours only` those that we made.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/plan/group_book.hpp"
#include "engine/plan/group_tree.hpp"

namespace joinery {
namespace {

class Memberships {
 public:
  Memberships(Draft& draft, GroupBook& book) : draft_(draft), book_(book) {
    for (std::uint32_t f = 0; f < draft.graph.fields.size(); ++f) {
      if (is_group_field(draft.field(f))) fields_.push_back(f);
    }
  }

  void run() {
    for (std::uint32_t p = 0; p < draft_.people.list.size(); ++p) {
      if (!book_.stays(p)) continue;
      settle(p);
      restore(p);
    }
    if (draft_.policies.choice("unmapped memberships") == "remove") remove_unmapped();
    if (draft_.policies.yes("archive empty groups")) archive_empty();
  }

 private:
  void settle(std::uint32_t p) {
    std::vector<std::uint32_t> groups;   // of the plan
    bool is_known = true;                // no field leaves a membership open
    for (const std::uint32_t f : fields_) {
      book_.each_key(p, f, [&](std::uint32_t w) {
        const std::uint32_t planned = book_.all()[w].planned;
        if (planned != nobody) groups.push_back(planned);
        else is_known = false;           // what was to take its place cannot be made
      });
    }
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    const std::uint32_t u = draft_.match_of(p).user;
    for (const std::uint32_t g : groups) {
      const std::uint32_t present = draft_.plan.groups[g].present;
      if (present == nobody || !belongs(u, draft_.present.groups[present].id)) add(p, u, g);
    }
    if (u != Match::nobody && is_known) remove_others(p, u, groups);
  }

  [[nodiscard]] bool belongs(std::uint32_t u, std::string_view id) const {
    if (u == Match::nobody) return false;
    const auto groups = draft_.user(u).groups;
    return std::binary_search(groups.begin(), groups.end(), id);
  }

  void add(std::uint32_t p, std::uint32_t u, std::uint32_t g, std::string why = {}) {
    Mutation made;
    made.kind = MutationKind::add_member;
    made.person = p;
    made.user = u;
    made.group = g;
    made.why = std::move(why);
    book_.wait_for(made, g);
    draft_.wait_for(made, p);
    joined_.insert(g);
    draft_.add(std::move(made));
  }

  void remove_others(std::uint32_t p, std::uint32_t u, const std::vector<std::uint32_t>& wanted) {
    for (const std::string_view id : draft_.user(u).groups) {
      const std::uint32_t present = book_.present_by_id(id);
      if (present == nobody || !may_remove(p, present)) continue;
      const std::uint32_t g = book_.plan_group_of(present);
      if (std::binary_search(wanted.begin(), wanted.end(), g)) continue;
      remove(p, u, g, present);
    }
  }

  void remove(std::uint32_t p, std::uint32_t u, std::uint32_t g, std::uint32_t present) {
    Mutation made;
    made.kind = MutationKind::remove_member;
    made.person = p;
    made.user = u;
    made.group = g;
    left_[present].insert(u);
    draft_.add(std::move(made));
  }

  /// Every field of the kind has been decided for the person, and none forbids it.
  [[nodiscard]] bool may_remove(std::uint32_t p, std::uint32_t present) const {
    const PresentGroup& group = draft_.present.groups[present];
    if (!group.managed) return false;
    bool is_mapped = false, ours_only = false;
    for (const std::uint32_t f : fields_) {
      if (book_.kind_of(f) != group.kind) continue;
      is_mapped = true;
      if (draft_.person(p).user[f].kind == ValueKind::keep) return false;
      if (draft_.field(f).declared.owned == "add only") return false;
      ours_only |= draft_.field(f).declared.owned == "ours only";
    }
    if (!is_mapped) return false;
    if (!ours_only || draft_.memory == nullptr) return true;
    const PersonMemory* known = draft_.remembered(draft_.person(p).id);
    return known != nullptr &&
           std::binary_search(known->groups.begin(), known->groups.end(), group.id);
  }

  /// Who comes back gets back what they had, where HR does not decide it.
  void restore(std::uint32_t p) {
    const std::uint32_t u = draft_.match_of(p).user;
    if (u == Match::nobody || draft_.return_of[u] == nobody) return;
    const ArchiveMemory* archive = draft_.archive_memory(u);
    if (archive == nullptr) return;
    for (const std::string& id : archive->groups) {
      const std::uint32_t present = book_.present_by_id(id);
      if (present == nobody || belongs(u, id)) continue;
      const PresentGroup& group = draft_.present.groups[present];
      if (group.managed && book_.decides_kind(group.kind)) continue;
      add(p, u, book_.plan_group_of(present), "had it before they were archived");
    }
  }

  /// Memberships that we made for a field that is not mapped any more.
  void remove_unmapped() {
    if (draft_.memory == nullptr) return;
    for (std::uint32_t p = 0; p < draft_.people.list.size(); ++p) {
      const PersonMemory* known = draft_.remembered(draft_.person(p).id);
      const std::uint32_t u = draft_.match_of(p).user;
      if (known == nullptr || u == Match::nobody || !book_.stays(p)) continue;
      for (const std::string& id : known->groups) {
        const std::uint32_t present = book_.present_by_id(id);
        if (present == nobody || !belongs(u, id)) continue;
        const PresentGroup& group = draft_.present.groups[present];
        if (group.managed && !book_.decides_kind(group.kind)) {
          remove(p, u, book_.plan_group_of(present), present);
        }
      }
    }
  }

  /// Groups of ours that nobody will belong to, once all removals are done, and that HR does not
  /// speak of.
  void archive_empty() {
    std::map<std::uint32_t, std::set<std::uint32_t>> members;
    for (std::uint32_t u = 0; u < draft_.present.users.size(); ++u) {
      for (const std::string_view id : draft_.user(u).groups) {
        const std::uint32_t present = book_.present_by_id(id);
        if (present != nobody) members[present].insert(u);
      }
    }
    const std::size_t removals = draft_.plan.mutations.size();
    for (std::uint32_t g = 0; g < draft_.present.groups.size(); ++g) {
      const PresentGroup& group = draft_.present.groups[g];
      if (!group.managed || !book_.decides_kind(group.kind) || book_.is_wanted(g)) continue;
      if (members[g] != left_[g] || has_groups_below(group.id)) continue;
      const std::uint32_t planned = book_.plan_group_of(g);
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

  [[nodiscard]] bool has_groups_below(std::string_view id) const {
    return std::any_of(draft_.present.groups.begin(), draft_.present.groups.end(),
                       [&](const PresentGroup& group) { return group.parent == id; });
  }

  Draft& draft_;
  GroupBook& book_;
  std::vector<std::uint32_t> fields_;
  std::set<std::uint32_t> joined_;   ///< groups of the plan that somebody enters
  std::map<std::uint32_t, std::set<std::uint32_t>> left_;   ///< present group -> users who leave it
};

}  // namespace

void plan_groups(Draft& draft) {
  GroupBook book(draft);
  book.settle();
  Memberships(draft, book).run();
  plan_parents(draft, book);
  plan_group_managers(draft, book);
}

}  // namespace joinery
