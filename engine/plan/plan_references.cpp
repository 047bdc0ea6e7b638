/// Managers, approvers: fields whose value is another person. They are settled after all people, so
/// that the order of the records makes no difference; who is not there yet is waited for.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

class ManagerLinks {
 public:
  ManagerLinks(Draft& draft, std::uint32_t field) : draft_(draft), field_(field) {
    for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
      const Person& person = draft.person(p);
      if (!person.id.empty() && !draft.match_of(p).duplicate) by_id_.emplace(person.id, p);
    }
    boss_.assign(draft.people.list.size(), nobody);
  }

  void run() {
    for (std::uint32_t p = 0; p < draft_.people.list.size(); ++p) {
      if (has_account(p)) resolve(p);
    }
    break_circles();
    for (const Wish& wish : wishes_) {
      if (boss_[wish.person] == wish.manager) set(wish);
    }
  }

 private:
  struct Wish {
    std::uint32_t person, manager;
  };

  /// There after this plan: made by it, or active and matched.
  [[nodiscard]] bool has_account(std::uint32_t p) const {
    if (!draft_.takes_part(p)) return false;
    if (draft_.create_of[p] != nobody) return true;
    const Match& match = draft_.match_of(p);
    return match.user != Match::nobody && draft_.user(match.user).active &&
           draft_.person(p).account != AccountState::archived;
  }

  [[nodiscard]] Value present(std::uint32_t p) const {
    const Match& match = draft_.match_of(p);
    return match.user == Match::nobody ? Value{} : draft_.user(match.user).fields[field_];
  }

  void resolve(std::uint32_t p) {
    const Person& person = draft_.person(p);
    const Value& wanted = person.user[field_];
    if (wanted.kind == ValueKind::clear) return clear(p);
    if (wanted.kind != ValueKind::text) return;
    const auto found = by_id_.find(wanted.view());
    if (found == by_id_.end()) {
      draft_.note(Kind::pending, person.id, nobody,
                  fmt::format("{} {} is not among the records: what is there stays", name(),
                              wanted.view()));
      return;
    }
    const std::uint32_t manager = found->second;
    if (!has_account(manager)) {
      draft_.note(Kind::pending, person.id, nobody,
                  fmt::format("{} {} has no active account: what is there stays", name(),
                              wanted.view()));
      return;
    }
    boss_[p] = manager;
    wishes_.push_back({p, manager});
  }

  void clear(std::uint32_t p) {
    if (present(p).is_blank()) return;
    Mutation made;
    made.kind = MutationKind::clear_manager;
    made.person = p;
    made.user = draft_.match_of(p).user;
    made.fields.push_back({field_, present(p), Value{}, nobody});
    draft_.add(std::move(made));
  }

  /// Everybody has one manager at most, so a circle is a way that returns. The person with the
  /// greatest id on it keeps the manager who is there: the same edge in every run.
  void break_circles() {
    std::vector<std::uint8_t> seen(boss_.size(), 0);
    for (std::uint32_t start = 0; start < boss_.size(); ++start) {
      std::vector<std::uint32_t> way;
      std::uint32_t p = start;
      while (p != nobody && seen[p] == 0) {
        seen[p] = 1;
        way.push_back(p);
        p = boss_[p];
      }
      if (p != nobody && seen[p] == 1) cut(way, p);
      for (const std::uint32_t done : way) seen[done] = 2;
    }
  }

  void cut(const std::vector<std::uint32_t>& way, std::uint32_t entry) {
    const auto begin = std::find(way.begin(), way.end(), entry);
    if (way.end() - begin == 1) return;   // who is their own manager: the mapping has allowed it
    const std::uint32_t last = *std::max_element(begin, way.end());
    std::string circle;
    for (auto at = begin; at != way.end() && at - begin < 6; ++at) {
      circle += std::string(draft_.person(*at).id) + " → ";
    }
    circle += draft_.person(entry).id;
    draft_.note(Kind::notice, draft_.person(last).id, nobody,
                fmt::format("the {}s go in a circle ({}): this one is not set", name(), circle));
    boss_[last] = nobody;
  }

  void set(const Wish& wish) {
    const std::uint32_t boss_user = draft_.match_of(wish.manager).user;
    const Value now = present(wish.person);
    Value to;
    if (boss_user != Match::nobody) {
      to = Value::text(draft_.user(boss_user).id);
      // A file may name the manager by HR's id as well.
      const bool is_there = same(now, to) || (now.kind == ValueKind::text &&
                                              now.view() == draft_.person(wish.manager).id);
      if (is_there) return;
    }
    Mutation made;
    made.kind = MutationKind::set_manager;
    made.person = wish.person;
    made.user = draft_.match_of(wish.person).user;
    made.fields.push_back({field_, now, to, wish.manager});
    for (const std::uint32_t p : {wish.person, wish.manager}) {
      if (draft_.create_of[p] != nobody) made.after.push_back(draft_.create_of[p]);
    }
    draft_.add(std::move(made));
  }

  [[nodiscard]] const std::string& name() const { return draft_.field(field_).name; }

  Draft& draft_;
  std::uint32_t field_;
  std::map<std::string_view, std::uint32_t> by_id_;
  std::vector<std::uint32_t> boss_;   ///< who will be whose, as far as this plan says
  std::vector<Wish> wishes_;
};

}  // namespace

void plan_references(Draft& draft) {
  for (std::uint32_t f = 0; f < draft.graph.fields.size(); ++f) {
    if (draft.field(f).type.is(TypeWord::person)) ManagerLinks(draft, f).run();
  }
}

}  // namespace joinery
