#include "engine/guard/guards.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "engine/match/match_key.hpp"

namespace joinery {
namespace {

bool removes(const Mutation& mutation) {
  switch (mutation.kind) {
    case MutationKind::archive_user: case MutationKind::archive_group:
    case MutationKind::remove_member: case MutationKind::clear_manager:
      return true;
    case MutationKind::update_user:
      return std::any_of(mutation.fields.begin(), mutation.fields.end(),
                         [](const FieldChange& change) { return change.to.is_blank(); });
    default:
      return false;
  }
}

struct Populations {
  std::uint64_t managed_active = 0, managed = 0, linked = 0, linked_missing = 0, matched = 0;
  std::uint64_t memberships = 0;
  std::map<std::uint32_t, std::uint64_t> members;   ///< of present groups that we manage
};

Populations populations_of(const Present& present, const Matching& matching) {
  Populations found;
  std::map<std::string_view, std::uint32_t> groups;
  for (std::uint32_t g = 0; g < present.groups.size(); ++g) {
    if (present.groups[g].managed) groups.emplace(present.groups[g].id, g);
  }
  for (std::uint32_t u = 0; u < present.users.size(); ++u) {
    const PresentUser& user = present.users[u];
    const bool is_matched = matching.person_of_user[u] != Match::nobody;
    found.matched += is_matched ? 1 : 0;
    if (user.managed) {
      ++found.managed;
      found.managed_active += user.active ? 1 : 0;
      if (user.active && !user.person.empty()) {
        ++found.linked;
        found.linked_missing += is_matched ? 0 : 1;
      }
    }
    for (const std::string_view id : user.groups) {
      const auto at = groups.find(id);
      if (at == groups.end()) continue;
      ++found.memberships;
      ++found.members[at->second];
    }
  }
  return found;
}

class Watch {
 public:
  Watch(Plan& plan, const Guards& guards, const Graph& graph, const Populations& populations)
      : plan_(plan), guards_(guards), graph_(graph), populations_(populations) {}

  using Holds = std::function<bool(const Mutation&)>;

  /// `of` says which group or field a guard is about; `what` is for people.
  void look(GuardName guard, std::uint64_t count, std::uint64_t population, const std::string& what,
            const Holds& holds, const std::string& of = "") {
    const GuardLimit& limit = guards_.of(guard);
    GuardResult result;
    result.name = std::string(name_of(guard)) + of;
    result.count = count;
    result.population = population;
    result.limit = std::max(limit.at_least, population * limit.permille / 1000);
    result.tripped = count > result.limit;
    if (result.tripped) {
      result.because =
          fmt::format("{} of {} {}, more than {}", count, population, what, result.limit);
    }
    finish(std::move(result), holds);
  }

  void finish(GuardResult result, const Holds& holds) {
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
    const std::uint64_t missing = populations_.linked_missing;
    GuardResult identity;
    identity.name = std::string(name_of(GuardName::source_identity));
    identity.count = missing;
    identity.population = populations_.linked;
    identity.limit = populations_.linked == 0 ? 0 : populations_.linked - 1;
    identity.tripped = populations_.linked >= guards_.of(GuardName::source_identity).at_least &&
                       missing == populations_.linked;
    if (identity.tripped) {
      identity.because = fmt::format(
          "none of the {} linked people is among the records: is this another company?", missing);
    }
    finish(std::move(identity), [](const Mutation&) { return true; });
    look(GuardName::source_population, missing, populations_.linked,
         "linked people are not among the records", removes);
  }

  void users() {
    look(GuardName::archive_user, count(MutationKind::archive_user), populations_.managed_active,
         "active users would be archived",
         [](const Mutation& m) { return m.kind == MutationKind::archive_user; });
    const bool is_first_run = populations_.managed == 0;
    look(GuardName::create_user, is_first_run ? 0 : count(MutationKind::create_user),
         populations_.managed, "users would be created",
         [](const Mutation& m) { return m.kind == MutationKind::create_user; });
    std::uint64_t managers = 0;
    for (const Mutation& m : plan_.mutations) {
      const bool is_link = m.kind == MutationKind::set_manager || m.kind == MutationKind::clear_manager;
      if (is_link && !m.fields[0].from.is_blank()) ++managers;
    }
    look(GuardName::set_manager, managers, populations_.matched, "managers would change",
         [](const Mutation& m) {
           return m.kind == MutationKind::set_manager || m.kind == MutationKind::clear_manager;
         });
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
    for (std::uint32_t f = 0; f < graph_.fields.size(); ++f) {
      const std::string& name = graph_.fields[f].name;
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

  /// What waits for something that is held is held by the same guard. Waiting goes backwards only.
  void hold_what_waits() {
    for (Mutation& mutation : plan_.mutations) {
      for (const std::uint32_t before : mutation.after) {
        if (mutation.guard == nobody) mutation.guard = plan_.mutations[before].guard;
      }
    }
  }

 private:
  Plan& plan_;
  const Guards& guards_;
  const Graph& graph_;
  const Populations& populations_;
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
    case GuardName::source_identity: break;
  }
  return "source_identity";
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
    std::string key;
    for (const std::uint32_t f : ladder_of(fields)) {
      if (match_key(user.fields[f], fields[f].type, key) && is_named(key)) found[u] = true;
    }
  }
  if (admins == 1) found[admin] = true;
  return found;
}

void apply_guards(Plan& plan, const Guards& guards, const Graph& graph,
                  const Present& present, const Matching& matching) {
  const Populations populations = populations_of(present, matching);
  Watch watch(plan, guards, graph, populations);
  watch.source();
  watch.users();
  watch.fields();
  watch.memberships();
  watch.hold_what_waits();
}

}  // namespace joinery
