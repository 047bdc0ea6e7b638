/// The order in which a plan is carried out: groups before members, people before references,
/// archives last, and everything after what it waits for. The same for the same set of mutations.

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

#include "engine/match/key_index.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

class Arrangement {
 public:
  explicit Arrangement(Draft& draft) : draft_(draft), mutations_(draft.plan.mutations) {}

  void run() {
    std::vector<std::uint32_t> order(mutations_.size());
    std::iota(order.begin(), order.end(), 0U);
    collect_managers();
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    place_.assign(mutations_.size(), nobody);
    for (const std::uint32_t m : order) emit(m);
    std::vector<Mutation> arranged;
    arranged.reserve(mutations_.size());
    for (const std::uint32_t m : emitted_) {
      Mutation mutation = std::move(mutations_[m]);
      for (std::uint32_t& before : mutation.after) before = place_[before];
      std::sort(mutation.after.begin(), mutation.after.end());
      mutation.after.erase(std::unique(mutation.after.begin(), mutation.after.end()),
                           mutation.after.end());
      arranged.push_back(std::move(mutation));
    }
    mutations_ = std::move(arranged);
  }

 private:
  using Key = std::tuple<MutationKind, bool, std::string_view, std::string_view, std::string_view,
                         std::uint32_t>;

  /// Leavers whom others still have as their manager go last of all.
  [[nodiscard]] Key key(std::uint32_t m) const {
    const Mutation& mutation = mutations_[m];
    std::string_view person, kind, group;
    if (mutation.person != nobody) person = draft_.person(mutation.person).id;
    else if (mutation.user != nobody) person = draft_.user(mutation.user).person;
    if (mutation.group != nobody) {
      kind = draft_.plan.groups[mutation.group].kind;
      group = draft_.plan.groups[mutation.group].key;
    }
    const std::uint32_t field = mutation.fields.empty() ? 0 : mutation.fields[0].field;
    return {mutation.kind, is_manager(mutation), person, kind, group, field};
  }

  [[nodiscard]] bool is_manager(const Mutation& mutation) const {
    if (mutation.kind != MutationKind::archive_user) return false;
    return std::binary_search(managers_.begin(), managers_.end(), mutation.user);
  }

  /// Who is archived by this plan and whom somebody has as their manager.
  void collect_managers() {
    KeyIndex leavers;
    for (const Mutation& mutation : mutations_) {
      if (mutation.kind != MutationKind::archive_user) continue;
      leavers.add(draft_.user(mutation.user).id, mutation.user);
    }
    if (leavers.empty()) return;
    leavers.sort();
    for (std::uint32_t f = 0; f < draft_.graph.fields.size(); ++f) {
      if (!draft_.field(f).type.is(TypeWord::person)) continue;
      for (const PresentUser& user : draft_.present.users) {
        if (user.fields[f].kind != ValueKind::text) continue;
        const std::string_view manager = user.fields[f].view();
        leavers.each(manager, [&](std::uint32_t u) {
          if (draft_.user(u).id == manager) managers_.push_back(u);
        });
      }
    }
    std::sort(managers_.begin(), managers_.end());
  }

  /// Depth is bounded by the longest chain of waiting; there are no circles in it.
  void emit(std::uint32_t start) {
    std::vector<std::uint32_t> stack{start};
    while (!stack.empty()) {
      const std::uint32_t m = stack.back();
      const auto waits = std::find_if(mutations_[m].after.begin(), mutations_[m].after.end(),
                                      [&](std::uint32_t b) { return place_[b] == nobody; });
      if (waits != mutations_[m].after.end()) {
        stack.push_back(*waits);
        continue;
      }
      stack.pop_back();
      if (place_[m] != nobody) continue;
      place_[m] = static_cast<std::uint32_t>(emitted_.size());
      emitted_.push_back(m);
    }
  }

  Draft& draft_;
  std::vector<Mutation>& mutations_;
  std::vector<std::uint32_t> place_, emitted_;
  std::vector<std::uint32_t> managers_;   ///< users, sorted
};

/// Nobody is changed twice for one thing, so what was found of two fields is told once.
void sort_notes(std::vector<PlanNote>& notes) {
  const auto key = [](const PlanNote& note) {
    return std::tie(note.person, note.kind, note.because, note.user);
  };
  std::sort(notes.begin(), notes.end(),
            [&](const PlanNote& a, const PlanNote& b) { return key(a) < key(b); });
  notes.erase(std::unique(notes.begin(), notes.end(),
                          [&](const PlanNote& a, const PlanNote& b) { return key(a) == key(b); }),
              notes.end());
}

void count(Draft& draft) {
  PlanCounts& counts = draft.plan.counts;
  std::vector<bool> touched(draft.people.list.size(), false);
  for (const Mutation& mutation : draft.plan.mutations) {
    ++counts.mutations[static_cast<std::size_t>(mutation.kind)];
    if (mutation.person != nobody) touched[mutation.person] = true;
  }
  counts.read = draft.people.list.size();
  for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
    const Match& match = draft.match_of(p);
    if (match.duplicate) continue;
    if (draft.person(p).kind == Decision::Kind::exclude) {
      ++counts.exclude;
    } else if (!draft.takes_part(p)) {
      ++counts.hold;
    } else {
      ++counts.include;
      if (!touched[p] && match.user != Match::nobody) ++counts.unchanged;
    }
  }
}

}  // namespace

void arrange(Draft& draft) {
  Arrangement(draft).run();
  sort_notes(draft.plan.notes);
  count(draft);
}

}  // namespace joinery
