#include "engine/plan/group_tree.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/plan/find_person.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

/// Nothing is known of the part, or too much: a note says so.
bool is_unclear(Draft& draft, const WantedGroup& group, GraphGroup::Part part) {
  const Testimony& said = group.parts[part];
  if (said.disagree) {
    draft.note(Kind::notice, "", nobody,
               fmt::format("the {} of the group {} differs in the records of {} and {}: it stays",
                           name_of(part), group.key, said.by, said.against));
    return true;
  }
  if (said.value.is_blank() && !said.hold.empty()) {
    draft.note(Kind::notice, "", nobody,
               fmt::format("the {} of the group {} is not known: {}", name_of(part), group.key,
                           said.hold));
  }
  return said.value.is_blank();
}

class Parents {
 public:
  Parents(Draft& draft, GroupBook& book) : draft_(draft), book_(book) {}

  void run() {
    for (const WantedGroup& group : book_.all()) {
      if (group.planned == nobody || !book_.is_ours(group.planned)) continue;
      if (!is_unclear(draft_, group, GraphGroup::parent)) hear(group);
    }
    const std::size_t count = draft_.plan.groups.size();
    above_.resize(count, nobody);
    is_wish_.resize(count, false);
    for (std::uint32_t g = 0; g < count; ++g) {
      if (!is_wish_[g]) above_[g] = present_parent(g);
    }
    break_circles();
    for (std::uint32_t g = 0; g < count; ++g) {
      if (is_wish_[g] && !is_cut(g)) set(g);
    }
  }

 private:
  void hear(const WantedGroup& group) {
    const Testimony& said = group.parts[GraphGroup::parent];
    grow(group.planned);
    if (said.value.kind == ValueKind::clear) {
      is_wish_[group.planned] = true;
      above_[group.planned] = nobody;
      return;
    }
    const std::uint32_t parent =
        book_.all()[book_.wanted(group.field, said.value.view())].planned;
    if (parent == nobody) return;
    grow(parent);
    is_wish_[group.planned] = true;
    above_[group.planned] = parent;
  }

  void grow(std::uint32_t group) {
    if (above_.size() > group) return;
    above_.resize(group + 1, nobody);
    is_wish_.resize(group + 1, false);
  }

  [[nodiscard]] std::uint32_t present_parent(std::uint32_t g) {
    const std::uint32_t present = draft_.plan.groups[g].present;
    if (present == nobody || draft_.present.groups[present].parent.empty()) return nobody;
    const std::uint32_t parent = book_.present_by_id(draft_.present.groups[present].parent);
    if (parent == nobody) return nobody;
    return book_.plan_of(parent);
  }

  void break_circles() {
    for (std::uint32_t start = 0; start < above_.size(); ++start) {
      std::vector<std::uint32_t> way;
      std::uint32_t g = start;
      while (g != nobody && std::find(way.begin(), way.end(), g) == way.end()) {
        way.push_back(g);
        g = above_[g];
      }
      if (g != nobody) cut({std::find(way.begin(), way.end(), g), way.end()});
    }
  }

  void cut(const std::vector<std::uint32_t>& circle) {
    std::uint32_t last = nobody;
    std::vector<std::string> keys;
    for (const std::uint32_t g : circle) {
      keys.push_back(draft_.plan.groups[g].key);
      if (is_wish_[g] && (last == nobody || draft_.plan.groups[last].key < keys.back())) last = g;
    }
    if (last == nobody) return;
    std::rotate(keys.begin(), std::min_element(keys.begin(), keys.end()), keys.end());
    std::string words;
    for (std::size_t i = 0; i < keys.size() && i < 6; ++i) words += keys[i] + " → ";
    words += keys.front();
    draft_.note(Kind::notice, "", nobody,
                fmt::format("the groups go in a circle ({}): the one above {} is not set", words,
                            draft_.plan.groups[last].key));
    cut_.push_back(last);
    above_[last] = nobody;
  }

  [[nodiscard]] bool is_cut(std::uint32_t g) const {
    return std::find(cut_.begin(), cut_.end(), g) != cut_.end();
  }

  void set(std::uint32_t g) {
    const PlannedGroup& group = draft_.plan.groups[g];
    GroupChange change;
    if (group.present != nobody) change.from = draft_.present.groups[group.present].parent;
    change.to_group = above_[g];
    Mutation waits;
    book_.wait_for(waits, g);
    if (above_[g] != nobody) {
      const std::uint32_t parent = draft_.plan.groups[above_[g]].present;
      if (parent != nobody) change.to = draft_.present.groups[parent].id;
      if (parent != nobody && change.from == change.to) return;
      book_.wait_for(waits, above_[g]);
    } else if (change.from.empty()) {
      return;
    }
    book_.change(MutationKind::set_group_parent, g, std::move(change), std::move(waits.after));
  }

  Draft& draft_;
  GroupBook& book_;
  std::vector<std::uint32_t> above_;   ///< parallel to the plan's groups
  std::vector<bool> is_wish_;
  std::vector<std::uint32_t> cut_;
};

class GroupManagers {
 public:
  GroupManagers(Draft& draft, GroupBook& book) : draft_(draft), book_(book), find_(draft) {}

  void run() {
    for (const WantedGroup& group : book_.all()) {
      if (group.planned == nobody || !book_.is_ours(group.planned)) continue;
      const Testimony& said = group.parts[GraphGroup::manager];
      if (!is_unclear(draft_, group, GraphGroup::manager)) {
        resolve(group, said.value);
      } else if (book_.create_of(group.planned) != nobody && !said.disagree) {
        if (const auto id = draft_.policies.person("new group manager")) stand_in(group, *id);
      }
    }
  }

 private:
  void resolve(const WantedGroup& group, const Value& said) {
    if (said.kind == ValueKind::clear) return clear(group);
    const std::uint32_t person = find_(said.view());
    if (person != nobody && draft_.has_account(person)) return set(group, person);
    const std::string_view policy = draft_.policies.choice("inactive group manager");
    if (policy == "clear") return clear(group);
    if (policy == "default") {
      if (const auto id = draft_.policies.person("default manager")) return stand_in(group, *id);
    }
    if (policy == "their manager" && person != nobody) {
      const std::uint32_t above = next_above(person);
      if (above != nobody) return set(group, above);
    }
    draft_.note(policy == "keep" ? Kind::notice : Kind::pending, "", nobody,
                fmt::format("the manager {} of the group {} has no active account: what is there "
                            "stays", said.view(), group.key));
  }

  [[nodiscard]] std::uint32_t next_above(std::uint32_t person) const {
    for (int steps = 0; steps < 64; ++steps) {
      if (draft_.person(person).kind != Decision::Kind::include) return nobody;
      std::uint32_t above = nobody;
      for (std::uint32_t f = 0; f < draft_.graph.fields.size() && above == nobody; ++f) {
        const Value& value = draft_.person(person).user[f];
        if (draft_.field(f).type.is(TypeWord::person) && value.kind == ValueKind::text) {
          above = find_(value.view());
        }
      }
      if (above == nobody || draft_.has_account(above)) return above;
      person = above;
    }
    return nobody;
  }

  void stand_in(const WantedGroup& group, std::string_view id) {
    const std::uint32_t person = find_(id);
    if (person != nobody && draft_.has_account(person)) return set(group, person);
    draft_.note(Kind::pending, "", nobody,
                fmt::format("{}, who is to manage the group {}, has no active account", id,
                            group.key));
  }

  [[nodiscard]] std::string_view present(const WantedGroup& group) const {
    const std::uint32_t g = draft_.plan.groups[group.planned].present;
    return g == nobody ? std::string_view() : draft_.present.groups[g].manager;
  }

  /// Where the platform does not show who manages a group: whom we set last.
  [[nodiscard]] std::string_view remembered(const WantedGroup& group) const {
    const std::uint32_t g = draft_.plan.groups[group.planned].present;
    if (draft_.present.shows_group_managers || draft_.memory == nullptr || g == nobody) return {};
    const auto known = draft_.memory->groups.find(draft_.present.groups[g].id);
    return known == draft_.memory->groups.end() ? std::string_view() : known->second.manager;
  }

  void clear(const WantedGroup& group) {
    if (!remembered(group).empty()) {
      draft_.note(Kind::notice, "", nobody,
                  fmt::format("nobody is to manage the group {} any more, and the platform does not show who does: "
                              "an admin can take user {} away there", group.key, remembered(group)));
    }
    if (present(group).empty()) return;
    book_.change(MutationKind::set_group_manager, group.planned,
                 {std::string(present(group)), "", nobody, nobody}, {});
  }

  void set(const WantedGroup& group, std::uint32_t person) {
    GroupChange change;
    change.from = present(group);
    change.to_person = person;
    const std::uint32_t u = draft_.match_of(person).user;
    if (u != Match::nobody) change.to = draft_.user(u).id;
    if (!change.to.empty() && (change.to == change.from || change.to == remembered(group))) return;
    Mutation waits;
    book_.wait_for(waits, group.planned);
    draft_.wait_for(waits, person);
    book_.change(MutationKind::set_group_manager, group.planned, std::move(change),
                 std::move(waits.after));
  }

  Draft& draft_;
  GroupBook& book_;
  FindPerson find_;
};

}  // namespace

void plan_parents(Draft& draft, GroupBook& book) { Parents(draft, book).run(); }

void plan_group_managers(Draft& draft, GroupBook& book) { GroupManagers(draft, book).run(); }

}  // namespace joinery
