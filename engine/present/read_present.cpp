#include "engine/present/read_present.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/present/reading_list.hpp"
#include "engine/unicode/email.hpp"
#include "engine/value/sort_by_text.hpp"

namespace joinery {
namespace {

/// How a field of the platform is read. What HR's mapping closes (a `one of`) is open here: the
/// platform may hold what was allowed once. References are ids.
Type present_type(const Type& type) {
  switch (type.word) {
    case TypeWord::one_of: case TypeWord::person: case TypeWord::group: case TypeWord::email:
      return Type::of(TypeWord::text);
    case TypeWord::list:
      return Type::list_of(present_type(type.item[0]));
    default:
      return type;
  }
}

Value present_value(const Value& value, const Type& type, Arena& arena) {
  if (type.is(TypeWord::email) && value.kind == ValueKind::text) {
    std::string normal;
    normal_email(value.view(), normal);
    return Value::text(arena.copy(normal));
  }
  return copy(value, arena);
}

Result<std::string_view> text_of(const Value& value, Arena& arena) {
  if (value.is_hold()) return fail(ErrorCode::malformed, std::string(value.view()));
  if (value.is_blank()) return std::string_view();
  return arena.copy(value.view());
}

Result<bool> yes_no_of(const Value& value, bool otherwise) {
  if (value.is_hold()) return fail(ErrorCode::malformed, std::string(value.view()));
  return value.is_blank() ? otherwise : value.is_yes();
}

Invitation invitation_of(const Value& value) {
  if (value.kind != ValueKind::text) return Invitation::unknown;
  if (value.view() == "pending") return Invitation::pending;
  if (value.view() == "expired") return Invitation::expired;
  return value.view() == "accepted" ? Invitation::accepted : Invitation::unknown;
}

/// Sorts by id and refuses what stands twice.
template <class Thing>
Result<void> sort_by_id(std::vector<Thing>& things, std::string_view what) {
  sort_by_text(things, [](const Thing& thing) { return thing.id; },
               [](const Thing&, const Thing&) { return false; });
  const auto twice = std::adjacent_find(things.begin(), things.end(),
                                        [](const Thing& a, const Thing& b) { return a.id == b.id; });
  if (twice == things.end()) return {};
  return fail(ErrorCode::malformed, fmt::format("the {} {} stands there twice", what, twice->id));
}

struct UserReadings {
  ReadingList list;
  std::size_t id, active, managed, admin, person, groups, invitation, fields;

  explicit UserReadings(const std::vector<GraphField>& mapped)
      : id(list.add({"id"}, Type::of(TypeWord::text))),
        active(list.add({"active"}, Type::of(TypeWord::yes_no))),
        managed(list.add({"managed"}, Type::of(TypeWord::yes_no))),
        admin(list.add({"admin"}, Type::of(TypeWord::yes_no))),
        person(list.add({"person"}, Type::of(TypeWord::text))),
        groups(list.add({"groups"}, Type::list_of(Type::of(TypeWord::text)))),
        invitation(list.add({"invitation"}, Type::of(TypeWord::text))),
        fields(invitation + 1) {
    for (const GraphField& field : mapped) list.add({"fields", field.name}, present_type(field.type));
  }
};

Result<PresentUser> user_of(const std::vector<Value>& values, const UserReadings& at,
                            const std::vector<GraphField>& mapped, Arena& arena) {
  PresentUser user;
  JOINERY_TRY(user.id, text_of(values[at.id], arena));
  if (user.id.empty()) return fail(ErrorCode::malformed, "a user has no id");
  JOINERY_TRY(user.active, yes_no_of(values[at.active], true));
  JOINERY_TRY(user.person, text_of(values[at.person], arena));
  JOINERY_TRY(user.managed, yes_no_of(values[at.managed], !user.person.empty()));
  JOINERY_TRY(user.admin, yes_no_of(values[at.admin], false));
  user.invitation = invitation_of(values[at.invitation]);
  const Value& groups = values[at.groups];
  if (groups.is_hold()) return fail(ErrorCode::malformed, std::string(groups.view()));
  if (!groups.is_blank()) {
    auto* ids = arena.array<std::string_view>(groups.size);
    for (std::size_t i = 0; i < groups.size; ++i) ids[i] = arena.copy(groups.items[i].view());
    std::sort(ids, ids + groups.size);
    user.groups = {ids, static_cast<std::size_t>(std::unique(ids, ids + groups.size) - ids)};
  }
  auto* fields = arena.array<Value>(mapped.size());
  for (std::size_t i = 0; i < mapped.size(); ++i) {
    fields[i] = present_value(values[at.fields + i], mapped[i].type, arena);
  }
  user.fields = {fields, mapped.size()};
  return user;
}

}  // namespace

Result<void> read_users(RecordStream& records, const std::vector<GraphField>& fields,
                        const References& references, const Limits& limits, Present& into) {
  const UserReadings at(fields);
  const auto visit = [&](const std::vector<Value>& values) -> Result<void> {
    JOINERY_TRY(PresentUser user, user_of(values, at, fields, *into.memory));
    into.users.push_back(user);
    return {};
  };
  if (auto read = at.list.each(records, references, limits, visit); !read) return read;
  return sort_by_id(into.users, "user");
}

Result<void> read_groups(RecordStream& records, const References& references,
                         const Limits& limits, Present& into) {
  ReadingList list;
  const Type text = Type::of(TypeWord::text);
  for (const char* name : {"id", "kind", "name", "key", "parent", "manager"}) list.add({name}, text);
  const std::size_t managed = list.add({"managed"}, Type::of(TypeWord::yes_no));
  Arena& arena = *into.memory;
  const auto visit = [&](const std::vector<Value>& values) -> Result<void> {
    PresentGroup group;
    JOINERY_TRY(group.id, text_of(values[0], arena));
    if (group.id.empty()) return fail(ErrorCode::malformed, "a group has no id");
    JOINERY_TRY(group.kind, text_of(values[1], arena));
    if (group.kind.empty()) group.kind = "group";
    JOINERY_TRY(group.name, text_of(values[2], arena));
    JOINERY_TRY(group.key, text_of(values[3], arena));
    JOINERY_TRY(group.parent, text_of(values[4], arena));
    JOINERY_TRY(group.manager, text_of(values[5], arena));
    JOINERY_TRY(group.managed, yes_no_of(values[managed], !group.key.empty()));
    into.groups.push_back(group);
    return {};
  };
  if (auto read = list.each(records, references, limits, visit); !read) return read;
  return sort_by_id(into.groups, "group");
}

}  // namespace joinery
