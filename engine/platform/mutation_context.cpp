#include "engine/platform/mutation_context.hpp"

#include <utility>
#include <vector>

#include "engine/platform/group_name.hpp"

namespace joinery {
namespace {

using Members = std::vector<JsonMember>;

void put(Members& members, std::string name, const std::string& value) {
  if (!value.empty()) members.push_back({std::move(name), Json::from_text(value)});
}

bool is_about_groups(MutationKind kind) {
  switch (kind) {
    case MutationKind::create_group: case MutationKind::rename_group: case MutationKind::set_group_parent:
    case MutationKind::set_group_manager: case MutationKind::archive_group: return true;
    default: return false;
  }
}

const Json* field_of(const PlatformMutation& mutation, std::string_view name) {
  for (const PlatformField& field : mutation.fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

std::string text_of(const Json* value) {
  return value != nullptr && value->is(JsonKind::text) ? std::string(value->as_text()) : std::string();
}

/// The fields that change, and those that are cleared.
void put_changes(const PlatformMutation& mutation, Members& context) {
  Members change, cleared;
  if (!is_about_groups(mutation.kind)) {
    for (const PlatformField& field : mutation.fields) {
      if (field.value.is(JsonKind::null)) cleared.push_back({field.name, Json::from_boolean(true)});
      else change.push_back(JsonMember{field.name, field.value});
    }
  }
  context.push_back({"change", Json::from_members(std::move(change))});
  context.push_back({"cleared", Json::from_members(std::move(cleared))});
}

/// Every field as it is when the change is done.
void put_after(const PlatformMutation& mutation, const ReadUser* present, Members& context) {
  Members after;
  const auto keep = [&](const std::vector<PlatformField>& fields) {
    for (const PlatformField& field : fields) {
      if (field_of(mutation, field.name) == nullptr) after.push_back({field.name, field.value});
    }
  };
  if (present != nullptr) {
    keep(present->user.fields);
    keep(present->memberships);
  }
  if (!is_about_groups(mutation.kind)) {
    for (const PlatformField& field : mutation.fields) {
      if (!field.value.is(JsonKind::null)) after.push_back({field.name, field.value});
    }
  }
  context.push_back({"wanted", Json::from_members(std::move(after))});
}

/// The address of a user: the first field that looks like one.
std::string address_of(const PlatformMutation& mutation, const ReadUser* present) {
  const std::string changed = text_of(field_of(mutation, "email"));
  if (!changed.empty() || present == nullptr) return changed;
  return text_of(present->user.find("email"));
}

void put_user(const PlatformMutation& mutation, const ReadUser* present, Members& context) {
  Members person, user;
  put(person, "id", mutation.person);
  put(person, "email", address_of(mutation, present));
  put(user, "id", mutation.user);
  put(user, "person", present != nullptr ? present->user.external_id : mutation.person);
  put(user, "email", present != nullptr ? text_of(present->user.find("email")) : std::string());
  put(user, "version", !mutation.version.empty() || present == nullptr ? mutation.version : present->user.version);
  context.push_back({"person", Json::from_members(std::move(person))});
  context.push_back({"user", Json::from_members(std::move(user))});
}

void put_group(const PlatformMutation& mutation, bool has_kinds, Members& context) {
  const bool about_groups = is_about_groups(mutation.kind);
  Members group, parent;
  const GroupName name = GroupName::read(mutation.group, has_kinds);
  put(group, "id", name.id);
  put(group, "kind", mutation.group_kind.empty() ? name.kind : mutation.group_kind);
  put(group, "key", mutation.group_key);
  if (about_groups) {
    put(group, "name", text_of(field_of(mutation, "name")));
    put(group, "version", mutation.version);
    put(parent, "id", GroupName::read(text_of(field_of(mutation, "parent")), has_kinds).id);
  }
  context.push_back({"group", Json::from_members(std::move(group))});
  context.push_back({"parent", Json::from_members(std::move(parent))});
}

void put_manager(const PlatformMutation& mutation, Members& context) {
  Members manager;
  if (mutation.kind == MutationKind::set_group_manager) put(manager, "id", text_of(field_of(mutation, "manager")));
  if (mutation.kind == MutationKind::set_manager && !mutation.fields.empty()) {
    put(manager, "id", text_of(&mutation.fields.front().value));
  }
  context.push_back({"manager", Json::from_members(std::move(manager))});
}

}  // namespace

Json mutation_context(const PlatformMutation& mutation, const ReadUser* present, bool has_kinds,
                      const std::string& password) {
  Members context;
  put_changes(mutation, context);
  put_after(mutation, present, context);
  put_user(mutation, present, context);
  put_group(mutation, has_kinds, context);
  put_manager(mutation, context);
  Members said{{"kind", Json::from_text(name_of(mutation.kind))}, {"notify", Json::from_boolean(mutation.notify)}};
  put(said, "key", mutation.key);
  put(said, "password", password);
  context.push_back({"mutation", Json::from_members(std::move(said))});
  return Json::from_members(std::move(context));
}

}  // namespace joinery
