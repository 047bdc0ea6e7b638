/// Values that only one user may have: who takes one waits for who gives it up, and where people
/// exchange theirs, one of them gets another value for the time between.

#include <algorithm>

#include "engine/match/key_index.hpp"
#include "engine/match/match_key.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

/// `ada+joinery@acme.example`, `E17-joinery`: free, and told apart at a glance.
Value value_between(Draft& draft, const Value& value) {
  const std::string_view text = value.view();
  const std::size_t at = text.rfind('@');
  const std::string made = at == std::string_view::npos
                               ? std::string(text) + "-joinery"
                               : std::string(text.substr(0, at)) + "+joinery" +
                                     std::string(text.substr(at));
  return Value::text(draft.arena->copy(made));
}

class Exchange {
 public:
  Exchange(Draft& draft, std::uint32_t field) : draft_(draft), field_(field) {
    MatchKey key;
    for (std::uint32_t u = 0; u < draft.present.users.size(); ++u) {
      if (draft.update_of[u] == nobody) continue;
      if (change(draft.update_of[u]) == nullptr) continue;
      if (match_key(draft.user(u).fields[field], type(), key)) owners_.add(key, u);
    }
    owners_.sort();
  }

  void run() {
    const std::size_t count = draft_.plan.mutations.size();
    std::vector<std::uint32_t> waits(count, nobody);   // for whom each waits, by this field
    for (std::uint32_t m = 0; m < count; ++m) {
      const std::uint32_t giver = giver_of(m);
      if (giver != nobody) waits[m] = giver;
    }
    break_circles(waits);
    for (std::uint32_t m = 0; m < count; ++m) {
      if (waits[m] != nobody) draft_.plan.mutations[m].after.push_back(waits[m]);
    }
  }

 private:
  [[nodiscard]] const Type& type() const { return draft_.field(field_).type; }

  [[nodiscard]] const FieldChange* change(std::uint32_t mutation) const {
    for (const FieldChange& one : draft_.plan.mutations[mutation].fields) {
      if (one.field == field_) return &one;
    }
    return nullptr;
  }

  /// The update that gives up the value which this mutation takes.
  [[nodiscard]] std::uint32_t giver_of(std::uint32_t m) const {
    const Mutation& mutation = draft_.plan.mutations[m];
    if (mutation.kind != MutationKind::create_user && mutation.kind != MutationKind::update_user) {
      return nobody;
    }
    const FieldChange* taken = change(m);
    MatchKey key, other;
    if (taken == nullptr || !match_key(taken->to, type(), key)) return nobody;
    std::uint32_t giver = nobody;
    owners_.each(key, [&](std::uint32_t u) {
      if (u == mutation.user) return;
      if (match_key(draft_.user(u).fields[field_], type(), other) && other == key) {
        giver = draft_.update_of[u];
      }
    });
    return giver;
  }

  /// Each mutation waits for at most one, so a circle is found by walking on until one returns.
  void break_circles(std::vector<std::uint32_t>& waits) {
    std::vector<std::uint8_t> seen(waits.size(), 0);   // 1: on the way at hand, 2: done
    for (std::uint32_t start = 0; start < waits.size(); ++start) {
      std::vector<std::uint32_t> way;
      std::uint32_t m = start;
      while (m != nobody && seen[m] == 0) {
        seen[m] = 1;
        way.push_back(m);
        m = waits[m];
      }
      if (m != nobody && seen[m] == 1) step_aside(waits, way, m);
      for (const std::uint32_t done : way) seen[done] = 2;
    }
  }

  /// The first person of the circle takes a value of the time between, and the real one at the end.
  void step_aside(std::vector<std::uint32_t>& waits, const std::vector<std::uint32_t>& way,
                  std::uint32_t entry) {
    const auto begin = std::find(way.begin(), way.end(), entry);
    const std::uint32_t first = *std::min_element(begin, way.end(), [&](auto a, auto b) {
      return draft_.plan.mutations[a].person < draft_.plan.mutations[b].person;
    });
    const FieldChange real = *change(first);
    Mutation aside;
    aside.kind = MutationKind::update_user;
    aside.person = draft_.plan.mutations[first].person;
    aside.user = draft_.plan.mutations[first].user;
    aside.fields.push_back({field_, real.from, value_between(draft_, real.from), nobody});
    const std::uint32_t index = draft_.add(std::move(aside));
    for (const std::uint32_t m : way) {
      if (waits[m] == first) waits[m] = index;
    }
    for (FieldChange& one : draft_.plan.mutations[first].fields) {
      if (one.field == field_) one.from = draft_.plan.mutations[index].fields[0].to;
    }
  }

  Draft& draft_;
  std::uint32_t field_;
  KeyIndex owners_;
};

}  // namespace

void plan_order_of_values(Draft& draft) {
  for (const std::uint32_t field : ladder_of(draft.graph.fields)) Exchange(draft, field).run();
}

}  // namespace joinery
