#include "engine/guard/guards.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "engine/guard/populations.hpp"
#include "engine/match/match_key.hpp"

namespace joinery {
namespace {

bool everything(const Mutation&) { return true; }

bool is_about_groups(const Mutation& mutation) { return mutation.group != nobody; }

class Watch {
 public:
  Watch(Plan& plan, const Guards& guards, const GuardView& view)
      : plan_(plan), guards_(guards), view_(view), populations_(populations_of(view)) {}

  using Holds = std::function<bool(const Mutation&)>;

  void run() {
    source();
    coverage();
    ids();
    users();
    fields();
    memberships();
    scope();
    words();
    hold_what_waits();
  }

 private:
  /// `of` says which group or field a guard is about; `what` is for people.
  void look(GuardName guard, std::uint64_t count, std::uint64_t population, const std::string& what,
            const Holds& holds, const std::string& of = "") {
    const GuardLimit& limit = guards_.of(guard);
    const std::uint64_t most = std::max(limit.at_least, population * limit.permille / 1000);
    std::string because;
    if (count > most) because = fmt::format("{} of {} {}, more than {}", count, population, what, most);
    finish(guard, {"", count, population, most, count > most, std::move(because)}, holds, of);
  }

  void finish(GuardName guard, GuardResult result, const Holds& holds, const std::string& of = "") {
    if (guards_.taken_away[static_cast<std::size_t>(guard)]) return;
    result.name = std::string(name_of(guard)) + of;
    const auto index = static_cast<std::uint32_t>(plan_.guards.size());
    if (result.tripped) {
      for (Mutation& mutation : plan_.mutations) {
        if (mutation.guard == nobody && holds(mutation)) mutation.guard = index;
      }
    }
    plan_.guards.push_back(std::move(result));
  }

  [[nodiscard]] std::uint64_t count(MutationKind kind) const {
    return plan_.counts.mutations[static_cast<std::size_t>(kind)];
  }

  void source() {
    const std::uint64_t missing = populations_.linked_missing, linked = populations_.linked;
    GuardResult identity{"", missing, linked, linked == 0 ? 0 : linked - 1, false, ""};
    if (linked >= guards_.of(GuardName::source_identity).at_least && missing == linked) {
      identity.because = fmt::format(
          "none of the {} linked people is among the records: is this another company?", missing);
    }
    if (view_.memory != nullptr && !view_.memory->snapshots.empty()) {
      const std::string& before = view_.memory->snapshots.back().identity;
      if (!before.empty() && !view_.source.identity.empty() && before != view_.source.identity) {
        identity.because = "the records are of another source than the last ones";
      }
    }
    identity.tripped = !identity.because.empty();
    finish(GuardName::source_identity, std::move(identity), everything);
    look(GuardName::source_population, missing, linked, "linked people are not among the records",
         [](const Mutation& m) { return takes_away(m); });
    if (view_.source.groups_incomplete.empty()) return;
    finish(GuardName::groups_source,
           {"", 1, 1, 0, true,
            "what is said of groups is not everything: " + view_.source.groups_incomplete},
           is_about_groups);
  }

  /// Of a field that suddenly says much less, nobody knows what follows: a right was lost, or the
  /// source has changed. Whatever was decided from it may be wrong.
  void coverage() {
    if (view_.memory == nullptr || view_.memory->snapshots.empty()) return;
    const SnapshotMemory& last = view_.memory->snapshots.back();
    const std::uint64_t records = view_.people.list.size();
    for (const People::Coverage& now : view_.people.coverage) {
      const auto before = last.coverage.find(now.path);
      if (before == last.coverage.end()) continue;
      const std::uint64_t expected = records * before->second / 1000;
      const std::uint64_t lost = expected > now.filled ? expected - now.filled : 0;
      if (lost == 0) continue;
      look(GuardName::field_coverage, lost, records,
           fmt::format("records have lost their {}", now.path), everything, ":" + now.path);
    }
  }

  void ids() {
    if (view_.memory == nullptr) return;
    look(GuardName::id_format, populations_.ids_rewritten, populations_.linked,
         "people have the same id, written in another way", everything);
  }

  void users() {
    const auto archives = [](const Mutation& m) { return m.kind == MutationKind::archive_user; };
    look(GuardName::archive_user, count(MutationKind::archive_user), populations_.managed_active,
         "active users would be archived", archives);
    if (view_.memory != nullptr) {
      const std::uint64_t before = populations_.archived_lately;
      look(GuardName::archive_in_a_day, before + count(MutationKind::archive_user),
           populations_.managed_active + before, "users would be archived within 24 hours",
           archives);
    }
    look(GuardName::create_user,
         populations_.is_first_run ? 0 : count(MutationKind::create_user), populations_.managed,
         "users would be created",
         [](const Mutation& m) { return m.kind == MutationKind::create_user; });
    const auto is_link = [](const Mutation& m) {
      return m.kind == MutationKind::set_manager || m.kind == MutationKind::clear_manager;
    };
    std::uint64_t managers = 0;
    for (const Mutation& m : plan_.mutations) {
      if (is_link(m) && !m.fields[0].from.is_blank()) ++managers;
    }
    look(GuardName::set_manager, managers, populations_.matched, "managers would change", is_link);
  }

  void fields() {
    std::map<std::uint32_t, std::uint64_t> changed, cleared;
    for (const Mutation& m : plan_.mutations) {
      if (m.kind != MutationKind::update_user && m.kind != MutationKind::clear_manager) continue;
      for (const FieldChange& change : m.fields) {
        if (change.to.is_blank()) ++cleared[change.field];
        if (m.kind == MutationKind::update_user) ++changed[change.field];
      }
    }
    const auto about = [](std::uint32_t field, bool clears) {
      return [field, clears](const Mutation& m) {
        return (m.kind == MutationKind::update_user || m.kind == MutationKind::clear_manager) &&
               std::any_of(m.fields.begin(), m.fields.end(), [&](const FieldChange& change) {
                 return change.field == field && (!clears || change.to.is_blank());
               });
      };
    };
    for (std::uint32_t f = 0; f < view_.graph.fields.size(); ++f) {
      const std::string& name = view_.graph.fields[f].name;
      if (cleared.contains(f)) {
        look(GuardName::clear_field, cleared[f], populations_.matched,
             fmt::format("users would lose their {}", name), about(f, true), ":" + name);
      }
      if (changed.contains(f)) {
        look(GuardName::update_field, changed[f], populations_.matched,
             fmt::format("users would get another {}", name), about(f, false), ":" + name);
      }
    }
  }

  void memberships() {
    std::map<std::uint32_t, std::uint64_t> leaving;   // by group of the plan
    for (const Mutation& m : plan_.mutations) {
      if (m.kind == MutationKind::remove_member) ++leaving[m.group];
    }
    look(GuardName::remove_member, count(MutationKind::remove_member), populations_.memberships,
         "memberships would be taken away", [](const Mutation& m) {
           return m.kind == MutationKind::remove_member || m.kind == MutationKind::archive_group;
         });
    for (const auto& [group, count] : leaving) {
      const PlannedGroup& of = plan_.groups[group];
      const auto members = populations_.members.find(of.present);
      if (members == populations_.members.end() || members->second < 10) continue;
      const std::uint32_t index = group;
      look(GuardName::remove_from_group, count, members->second,
           fmt::format("members would leave {}", of.name),
           [index](const Mutation& m) {
             return m.kind == MutationKind::remove_member && m.group == index;
           },
           ":" + of.key);
    }
  }

  /// Another rule about who takes part, and people who lose or get access by it.
  void scope() {
    if (view_.memory == nullptr || view_.memory->scope.empty()) return;
    if (view_.memory->scope == scope_of(view_.graph, view_.zones)) return;
    const bool opened = view_.memory->scope_is_list && !has_include_list(view_.graph);
    const auto is_by_scope = [&](const Mutation& m) {
      if (m.person == nobody) return false;
      const Person& person = view_.people.list[m.person];
      if (person.kind == Decision::Kind::exclude) return m.kind == MutationKind::archive_user;
      const bool enters = m.kind == MutationKind::create_user || m.kind == MutationKind::link_user;
      return opened && enters && !was_in_scope(person.id);
    };
    const std::uint64_t leaving = populations_.leaving_scope;
    std::uint64_t entering = 0;
    for (const Mutation& m : plan_.mutations) {
      if (opened && m.kind != MutationKind::archive_user && is_by_scope(m)) ++entering;
    }
    GuardResult result{"", leaving + entering, populations_.linked, 0, leaving + entering > 0, ""};
    if (leaving > 0) {
      result.because = fmt::format("the rules have changed: {} with an account no longer in",
                                   leaving == 1 ? "1 person" : fmt::format("{} people", leaving));
    }
    if (entering > 0) {
      result.because += fmt::format("{}there is no list any more of whom to include: {} new",
                                    leaving > 0 ? "; " : "", entering);
    }
    finish(GuardName::scope_change, std::move(result), is_by_scope);
  }

  [[nodiscard]] bool was_in_scope(std::string_view person) const {
    const PersonMemory* known = view_.memory->find(person);
    return known != nullptr && known->in_scope;
  }

  /// What waits for somebody's word in any case.
  void words() {
    if (view_.memory != nullptr && !view_.memory->first_released && !plan_.mutations.empty()) {
      finish(GuardName::first_run,
             {"", plan_.mutations.size(), plan_.mutations.size(), 0, true,
              "nothing was ever let through here: somebody has to look at the first plan"},
             everything);
    }
    const auto proposals = static_cast<std::uint64_t>(
        std::count_if(plan_.mutations.begin(), plan_.mutations.end(),
                      [](const Mutation& m) { return m.proposed; }));
    if (proposals == 0) return;
    finish(GuardName::proposal,
           {"", proposals, plan_.mutations.size(), 0, true,
            fmt::format("{} {} proposed, and somebody has to confirm {}", proposals,
                        proposals == 1 ? "change is" : "changes are",
                        proposals == 1 ? "it" : "them")},
           [](const Mutation& m) { return m.proposed; });
  }

  /// What waits for something that is held is held by the same guard. Waiting goes backwards only.
  void hold_what_waits() {
    for (Mutation& mutation : plan_.mutations) {
      for (const std::uint32_t before : mutation.after) {
        if (mutation.guard == nobody) mutation.guard = plan_.mutations[before].guard;
      }
    }
  }

  Plan& plan_;
  const Guards& guards_;
  const GuardView& view_;
  const Populations populations_;
};

}  // namespace

std::string_view name_of(GuardName guard) {
  switch (guard) {
    case GuardName::archive_user: return "archive_user";
    case GuardName::remove_member: return "remove_member";
    case GuardName::remove_from_group: return "remove_from_group";
    case GuardName::clear_field: return "clear_field";
    case GuardName::set_manager: return "set_manager";
    case GuardName::update_field: return "update_field";
    case GuardName::create_user: return "create_user";
    case GuardName::source_population: return "source_population";
    case GuardName::archive_in_a_day: return "archive_in_a_day";
    case GuardName::field_coverage: return "field_coverage";
    case GuardName::id_format: return "id_format";
    case GuardName::source_identity: return "source_identity";
    case GuardName::groups_source: return "groups_source";
    case GuardName::scope_change: return "scope_change";
    case GuardName::first_run: return "first_run";
    case GuardName::proposal: break;
  }
  return "proposal";
}

std::vector<bool> protected_users(const Guards& guards, const Present& present,
                                  const std::vector<GraphField>& fields) {
  const auto is_named = [&](std::string_view text) {
    return std::find(guards.protected_.begin(), guards.protected_.end(), text) !=
           guards.protected_.end();
  };
  std::vector<bool> found(present.users.size(), false);
  std::uint32_t admins = 0, admin = 0;
  for (std::uint32_t u = 0; u < present.users.size(); ++u) {
    const PresentUser& user = present.users[u];
    if (user.admin && user.active) {
      ++admins;
      admin = u;
    }
    if (guards.protected_.empty()) continue;
    found[u] = is_named(user.id) || (!user.person.empty() && is_named(user.person));
    MatchKey key;
    for (const std::uint32_t f : ladder_of(fields)) {
      if (match_key(user.fields[f], fields[f].type, key) && is_named(key)) found[u] = true;
    }
  }
  if (admins == 1) found[admin] = true;
  return found;
}

void apply_guards(Plan& plan, const Guards& guards, const GuardView& view) {
  Watch(plan, guards, view).run();
}

}  // namespace joinery
