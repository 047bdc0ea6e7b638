/// Managers, approvers: fields whose value is another person. They are settled after all people, so
/// that the order of the records makes no difference; who is not there yet is waited for.

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/match/key_index.hpp"
#include "engine/match/match_key.hpp"
#include "engine/plan/draft.hpp"
#include "engine/plan/find_person.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

class ManagerLinks {
 public:
  ManagerLinks(Draft& draft, const FindPerson& find, std::uint32_t field)
      : draft_(draft), find_(find), field_(field) {
    boss_.assign(draft.people.list.size(), nobody);
    is_wish_.assign(draft.people.list.size(), false);
  }

  void run() {
    const std::size_t count = draft_.people.list.size();
    for (std::uint32_t p = 0; p < count; ++p) {
      if (draft_.has_account(p)) resolve(p);
    }
    break_circles();
    for (std::uint32_t p = 0; p < count; ++p) {
      if (is_wish_[p] && boss_[p] != nobody) set(p, boss_[p]);
    }
  }

 private:
  [[nodiscard]] Value present(std::uint32_t p) const {
    const Match& match = draft_.match_of(p);
    return match.user == Match::nobody ? Value{} : draft_.user(match.user).fields[field_];
  }

  void wish(std::uint32_t p, std::uint32_t manager) {
    boss_[p] = manager;
    is_wish_[p] = true;
    settled(p);
  }

  void resolve(std::uint32_t p) {
    const Person& person = draft_.person(p);
    const Value& wanted = person.user[field_];
    keep(p);
    if (wanted.kind == ValueKind::clear) return cleared(p);
    if (wanted.kind == ValueKind::keep) return restore(p);
    if (wanted.kind != ValueKind::text) return;
    const std::uint32_t manager = find_(wanted.view());
    if (manager == nobody) return unknown(p, wanted.view());
    if (manager == p) return self(p);
    if (!is_ready(manager)) return inactive(p, manager);
    wish(p, manager);
  }

  /// As long as nobody says otherwise: whom the platform shows.
  void keep(std::uint32_t p) {
    const Value now = present(p);
    if (now.kind != ValueKind::text) return;
    const std::uint32_t u = draft_.user_by_id(now.view());
    boss_[p] = u != nobody ? draft_.matching.person_of_user[u] : find_.by_id(now.view());
  }

  void cleared(std::uint32_t p) {
    const std::string_view policy = draft_.policies.choice("cleared manager");
    settled(p);
    if (policy == "clear") clear(p);
    if (policy == "default") stand_in(p);
  }

  /// What a user had before they were archived is given back, where HR says nothing.
  void restore(std::uint32_t p) {
    const std::uint32_t u = draft_.match_of(p).user;
    if (u == Match::nobody || draft_.return_of[u] == nobody || !present(p).is_blank()) return;
    const ArchiveMemory* archive = draft_.archive_memory(u);
    if (archive == nullptr || archive->manager.empty()) return;
    const std::uint32_t manager_user = draft_.user_by_id(archive->manager);
    if (manager_user == nobody) return;
    const std::uint32_t manager = draft_.matching.person_of_user[manager_user];
    if (manager != nobody && is_ready(manager)) wish(p, manager);
  }

  void self(std::uint32_t p) {
    const std::string_view policy = draft_.policies.choice("self manager");
    settled(p);
    if (policy == "allow") return wish(p, p);
    if (policy == "clear") return clear(p);
    stand_in(p);
  }

  void unknown(std::uint32_t p, std::string_view wanted) {
    const std::string_view id = draft_.person(p).id;
    if (draft_.policies.choice("unknown manager") == "default") {
      draft_.note(Kind::notice, id, nobody,
                  fmt::format("{} {} is not among the records: the default one is set", name(),
                              wanted));
      return stand_in(p);
    }
    wait(p, wanted);
    draft_.note(Kind::pending, id, nobody,
                fmt::format("{} {} is not among the records: what is there stays", name(), wanted));
  }

  [[nodiscard]] bool is_ready(std::uint32_t manager) const {
    if (!draft_.has_account(manager)) return false;
    if (draft_.policies.choice("ready manager") == "active") return true;
    if (draft_.invite_of[manager] != nobody) return true;
    const PersonMemory* known = draft_.remembered(draft_.person(manager).id);
    const bool was_there = known == nullptr || known->evidence != LinkEvidence::created;
    return draft_.create_of[manager] == nobody && (was_there || known->invitations > 0);
  }

  void inactive(std::uint32_t p, std::uint32_t manager) {
    const std::string_view policy = draft_.policies.choice("inactive manager");
    const std::string_view who = draft_.person(manager).id, id = draft_.person(p).id;
    if (policy == "clear") return settled(p), clear(p);
    if (policy == "default") return stand_in(p);
    if (policy == "their manager") {
      const std::uint32_t above = next_above(manager);
      if (above != nobody && above != p) {
        draft_.note(Kind::notice, id, nobody,
                    fmt::format("{} {} has no active account: {} above them is set", name(), who,
                                draft_.person(above).id));
        return wish(p, above);
      }
    }
    if (policy != "keep") wait(p, who);
    draft_.note(policy == "keep" ? Kind::notice : Kind::pending, id, nobody,
                fmt::format("{} {} has no active account: what is there stays", name(), who));
  }

  /// The next one above who is there; nobody where the way ends or goes in a circle.
  [[nodiscard]] std::uint32_t next_above(std::uint32_t manager) const {
    for (int steps = 0; steps < 64; ++steps) {
      const Person& person = draft_.person(manager);
      if (person.kind != Decision::Kind::include) return nobody;
      const Value& wanted = person.user[field_];
      if (wanted.kind != ValueKind::text) return nobody;
      manager = find_(wanted.view());
      if (manager == nobody || is_ready(manager)) return manager;
    }
    return nobody;
  }

  void stand_in(std::uint32_t p) {
    const auto id = draft_.policies.person("default manager");
    if (!id) return;
    const std::uint32_t manager = find_(*id);
    if (manager == nobody || !is_ready(manager)) {
      return draft_.note(Kind::pending, draft_.person(p).id, nobody,
                         fmt::format("the default {} {} has no active account", name(), *id));
    }
    wish(p, manager);
  }

  /// A reference that waits is remembered, so that it is seen how long.
  void wait(std::uint32_t p, std::string_view wanted) {
    if (draft_.memory == nullptr) return;
    const PendingReference reference{std::string(draft_.person(p).id), name(), std::string(wanted)};
    if (draft_.memory->pending.contains(reference)) return;
    draft_.see(Waiting{reference, draft_.now});
  }
  void settled(std::uint32_t p) {
    if (draft_.memory == nullptr || draft_.memory->pending.empty()) return;
    const std::string id(draft_.person(p).id);
    for (auto at = draft_.memory->pending.lower_bound({id, name(), ""});
         at != draft_.memory->pending.end() && at->first.person == id && at->first.field == name();
         ++at) {
      draft_.see(Settled{at->first});
    }
  }

  void clear(std::uint32_t p) {
    boss_[p] = nobody;
    if (present(p).is_blank()) return;
    Mutation made;
    made.kind = MutationKind::clear_manager;
    made.person = p;
    made.user = draft_.match_of(p).user;
    made.fields.push_back({field_, present(p), Value{}, nobody});
    draft_.add(std::move(made));
  }

  /// Everybody has one manager at most, so a circle is a way that returns. The person with the
  /// greatest id on it, of those whose manager this plan sets, keeps the manager who is there: the
  /// same edge in every run.
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
    if (way.end() - begin == 1) return;   // who is their own manager: the policy has allowed it
    std::uint32_t last = nobody;
    std::string circle;
    for (auto at = begin; at != way.end(); ++at) {
      if (is_wish_[*at] && (last == nobody || *at > last)) last = *at;
      if (at - begin < 6) circle += std::string(draft_.person(*at).id) + " → ";
    }
    if (last == nobody) return;   // it stands so on the platform, and nobody asks for a change
    circle += draft_.person(entry).id;
    draft_.note(Kind::notice, draft_.person(last).id, nobody,
                fmt::format("the {}s go in a circle ({}): this one is not set", name(), circle));
    boss_[last] = nobody;
  }

  void set(std::uint32_t p, std::uint32_t manager) {
    const std::uint32_t boss_user = draft_.match_of(manager).user;
    const Value now = present(p);
    Value to;
    if (boss_user != Match::nobody) {
      to = Value::text(draft_.user(boss_user).id);
      // A file may name the manager by HR's id as well.
      const bool is_there = same(now, to) || (now.kind == ValueKind::text &&
                                              now.view() == draft_.person(manager).id);
      if (is_there) return;
    }
    Mutation made;
    made.kind = MutationKind::set_manager;
    made.person = p;
    made.user = draft_.match_of(p).user;
    made.fields.push_back({field_, now, to, manager});
    draft_.wait_for(made, p);
    if (manager != p) draft_.wait_for(made, manager);
    if (draft_.policies.choice("ready manager") == "invited" &&
        draft_.invite_of[manager] != nobody) {
      made.after.push_back(draft_.invite_of[manager]);
    }
    draft_.add(std::move(made));
  }

  [[nodiscard]] const std::string& name() const { return draft_.field(field_).name; }

  Draft& draft_;
  const FindPerson& find_;
  std::uint32_t field_;
  std::vector<std::uint32_t> boss_;   ///< who will be whose, as far as this plan says
  std::vector<bool> is_wish_;         ///< parallel: this plan sets it
};

}  // namespace

void plan_references(Draft& draft) {
  std::optional<FindPerson> find;
  for (std::uint32_t f = 0; f < draft.graph.fields.size(); ++f) {
    if (!draft.field(f).type.is(TypeWord::person)) continue;
    if (!find) find.emplace(draft);
    ManagerLinks(draft, *find, f).run();
  }
}

/// By policy, who still manages somebody stays until their people have another manager.
void plan_leavers(Draft& draft) {
  if (draft.policies.choice("leaver with reports") != "hold") return;
  std::vector<std::uint32_t> reports(draft.present.users.size(), 0);
  for (std::uint32_t f = 0; f < draft.graph.fields.size(); ++f) {
    if (!draft.field(f).type.is(TypeWord::person)) continue;
    for (std::uint32_t u = 0; u < draft.present.users.size(); ++u) {
      const Value& value = draft.user(u).fields[f];
      if (value.kind != ValueKind::text || !draft.user(u).active) continue;
      if (draft.archive_of[u] != nobody) continue;
      const std::uint32_t boss = draft.user_by_id(value.view());
      if (boss != nobody && draft.archive_of[boss] != nobody) ++reports[boss];
    }
    for (const Mutation& mutation : draft.plan.mutations) {
      const bool moves = mutation.kind == MutationKind::set_manager ||
                         mutation.kind == MutationKind::clear_manager;
      if (!moves || mutation.fields[0].field != f) continue;
      const Value& from = mutation.fields[0].from;
      const std::uint32_t boss = from.kind == ValueKind::text ? draft.user_by_id(from.view()) : nobody;
      if (boss != nobody && reports[boss] > 0) --reports[boss];
    }
  }
  for (std::uint32_t u = 0; u < reports.size(); ++u) {
    if (reports[u] == 0) continue;
    const std::uint32_t p = draft.matching.person_of_user[u];
    draft.withdraw(draft.archive_of[u]);
    draft.note(Kind::hold, p == nobody ? draft.user(u).person : draft.person(p).id, u,
               fmt::format("has left and still manages {} {}: is archived when they have another "
                           "manager", reports[u], reports[u] == 1 ? "person" : "people"));
  }
}

}  // namespace joinery
