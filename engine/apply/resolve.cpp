/// From a plan's words to a platform's: whose ids are known.

#include <fmt/format.h>

#include "engine/apply/work.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {

std::string user_of(const Work& work, const std::string& person) {
  const auto made = work.user_of_person.find(person);
  if (made != work.user_of_person.end()) return made->second;
  const PersonMemory* known = work.memory.find(person);
  return known == nullptr ? std::string() : known->user;
}

std::string user_for(const Work& work, const SealedMutation& mutation) {
  return mutation.user.empty() ? user_of(work, mutation.person) : mutation.user;
}

namespace {

std::string group_of(const Work& work, const std::string& kind, const std::string& key) {
  const auto made = work.group_of_key.find({kind, key});
  if (made != work.group_of_key.end()) return made->second;
  for (const auto& [id, group] : work.memory.groups) {
    if (!group.archived && group.kind == kind && group.key == key) return id;
  }
  return {};
}

void lack_user(Resolved& resolved, const std::string& person) {
  resolved.missing = fmt::format("{} has no user yet", person);
  resolved.person = person;
}

/// Nobody's fault but a failure's: whoever else is missing does not count.
void lack_group(Resolved& resolved, const std::string& kind, const std::string& key) {
  resolved.missing = fmt::format("the {} `{}` is not there yet", kind, key);
  resolved.person.clear();
}

/// What was made in this run is not in the plan yet: a manager by HR's id, a parent by HR's key.
Json value_of(const Work& work, const SealedMutation& mutation, const SealedChange& change,
              Resolved& resolved) {
  if (!change.to.is(JsonKind::null)) return change.to;
  if (change.person.empty() && change.key.empty()) return change.to;
  const std::string id = change.person.empty() ? group_of(work, mutation.group_kind, change.key)
                                               : user_of(work, change.person);
  if (!id.empty()) return Json::from_text(id);
  if (change.person.empty()) {
    lack_group(resolved, mutation.group_kind, change.key);
  } else {
    lack_user(resolved, change.person);
  }
  return {};
}

}  // namespace

std::string group_for(const Work& work, const SealedMutation& mutation) {
  return mutation.group.empty() ? group_of(work, mutation.group_kind, mutation.group_key)
                                : mutation.group;
}

Resolved resolve(const Work& work, const SealedMutation& mutation) {
  Resolved resolved;
  PlatformMutation& made = resolved.mutation;
  made.kind = mutation.kind;
  made.key = fmt::format("{}-{}", work.plan.hash.substr(0, 23), mutation.number);
  made.person = mutation.person;
  made.group_kind = mutation.group_kind;
  made.group_key = mutation.group_key;
  // Before somebody allowed it, nobody is written to, and what is only told by the way is done
  // quietly; invitations are held (prepare.cpp).
  made.notify = work.memory.mail_released.has_value() &&
                (mutation.notify || mutation.kind == MutationKind::invite_user);
  if (is_about_user(mutation.kind) && mutation.kind != MutationKind::create_user) {
    made.user = user_for(work, mutation);
    if (made.user.empty()) lack_user(resolved, mutation.person);
  }
  const bool in_group = !is_about_user(mutation.kind) ||
                        mutation.kind == MutationKind::add_member ||
                        mutation.kind == MutationKind::remove_member;
  if (in_group && mutation.kind != MutationKind::create_group) {
    made.group = group_for(work, mutation);
    if (made.group.empty()) {
      lack_group(resolved, mutation.group_kind, mutation.group_key);
    }
  }
  for (const SealedChange& change : mutation.fields) {
    if (mutation.kind == MutationKind::create_group && change.field == "kind") continue;
    made.fields.push_back({change.field, value_of(work, mutation, change, resolved)});
  }
  return resolved;
}

bool awaits_acceptance(const Work& work, const std::string& person) {
  if (person.empty() || !user_of(work, person).empty()) return false;
  const PersonMemory* known = work.memory.find(person);
  return (known != nullptr && known->invited) || work.made_without_user.contains(person);
}

std::string input_of(const PlatformMutation& mutation) {
  std::string text;
  JsonWriter json(text);
  json.array().text(name_of(mutation.kind)).text(mutation.person).text(mutation.user);
  json.text(mutation.group).text(mutation.group_kind).text(mutation.group_key);
  for (const PlatformField& field : mutation.fields) json.text(field.name).value(field.value);
  json.end();
  return sha256(text).substr(0, 32);
}

}  // namespace joinery
