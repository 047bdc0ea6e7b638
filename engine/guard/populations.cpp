#include "engine/guard/populations.hpp"

#include <algorithm>
#include <set>

namespace joinery {
namespace {

/// `017` and `17` and ` 17 ` are one id in the eyes of people.
std::string_view bare(std::string_view id) {
  while (!id.empty() && (id.front() == '0' || id.front() == ' ')) id.remove_prefix(1);
  while (!id.empty() && id.back() == ' ') id.remove_suffix(1);
  if (id.ends_with(".0")) id.remove_suffix(2);
  return id;
}

/// People who are linked and missing, of whom somebody new has the same id but for its form.
std::uint64_t rewritten_ids(const GuardView& view) {
  std::set<std::string_view> here, missing;
  for (const Person& person : view.people.list) here.insert(person.id);
  for (const auto& [id, known] : view.memory->people) {
    if (!known.user.empty() && !here.contains(id)) missing.insert(bare(id));
  }
  std::uint64_t count = 0;
  if (missing.empty()) return count;
  for (const Person& person : view.people.list) {
    // Seen before is not enough: the run that saw them first was held, too.
    const PersonMemory* known = person.id.empty() ? nullptr : view.memory->find(person.id);
    if (person.id.empty() || (known != nullptr && !known->user.empty())) continue;
    count += missing.contains(bare(person.id)) ? 1 : 0;
  }
  return count;
}

void count_memory(const GuardView& view, Populations& found) {
  const Memory& memory = *view.memory;
  const std::int64_t since = view.source.at.micros - micros_per_day;
  found.archived_lately = static_cast<std::uint64_t>(
      std::count_if(memory.archived.begin(), memory.archived.end(),
                    [&](Instant at) { return at.micros > since; }));
  found.ids_rewritten = rewritten_ids(view);
  for (std::uint32_t u = 0; u < view.present.users.size(); ++u) {
    const std::uint32_t p = view.matching.person_of_user[u];
    if (p == Match::nobody || !view.present.users[u].active || !view.present.users[u].managed) continue;
    if (view.people.list[p].kind != Decision::Kind::exclude) continue;
    const PersonMemory* known = memory.find(view.people.list[p].id);
    found.leaving_scope += known != nullptr && known->in_scope ? 1 : 0;
  }
}

}  // namespace

Populations populations_of(const GuardView& view) {
  const Present& present = view.present;
  Populations found;
  std::map<std::string_view, std::uint32_t> groups;
  for (std::uint32_t g = 0; g < present.groups.size(); ++g) {
    if (present.groups[g].managed) groups.emplace(present.groups[g].id, g);
  }
  for (std::uint32_t u = 0; u < present.users.size(); ++u) {
    const PresentUser& user = present.users[u];
    const bool is_matched = view.matching.person_of_user[u] != Match::nobody;
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
  found.is_first_run = found.managed == 0;
  if (view.memory != nullptr) count_memory(view, found);
  return found;
}

}  // namespace joinery
