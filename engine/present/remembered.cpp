#include "engine/present/remembered.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace joinery {
namespace {

template <class Thing>
Thing* find(std::vector<Thing>& things, std::string_view id) {
  const auto at = std::lower_bound(things.begin(), things.end(), id,
                                   [](const Thing& a, std::string_view b) { return a.id < b; });
  return at == things.end() || at->id != id ? nullptr : &*at;
}

}  // namespace

void link_remembered(Present& present, const Memory& memory) {
  // A person has one user: where another one still shows the person, its word is the older one.
  for (PresentUser& user : present.users) {
    if (user.person.empty()) continue;
    const PersonMemory* known = memory.find(user.person);
    if (known != nullptr && !known->user.empty() && known->user != user.id) user.person = {};
  }
  std::vector<std::optional<Instant>> linked(present.users.size());
  for (const auto& [person, known] : memory.people) {
    if (known.user.empty()) continue;
    PresentUser* user = find(present.users, known.user);
    if (user == nullptr) continue;
    // A second link: somebody said that two ids are one human. The first one counts.
    std::optional<Instant>& since = linked[static_cast<std::size_t>(user - present.users.data())];
    const Instant at = known.since.value_or(Instant{});
    if (since && *since <= at) continue;
    since = at;
    user->person = person;
    user->managed = true;
  }
  for (const auto& [id, known] : memory.groups) {
    PresentGroup* group = find(present.groups, id);
    if (group == nullptr) continue;
    group->managed = true;
    // A group that goes by another name of HR's now has its key of before on the platform.
    if (!known.key.empty()) group->key = known.key;
  }
}

}  // namespace joinery
