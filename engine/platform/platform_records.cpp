#include "engine/platform/platform_records.hpp"

#include "engine/platform/group_name.hpp"

namespace joinery {
namespace {

Json over(const Json& record) { return Json::from_members({{"record", record}}); }

std::string plain_text(const Json& value) {
  if (value.is(JsonKind::text)) return std::string(value.as_text());
  if (value.is(JsonKind::number)) return std::string(value.number_text());
  return {};
}

std::vector<std::string> plain_texts(const Json& value) {
  std::vector<std::string> all;
  if (value.is(JsonKind::array)) {
    for (const Json& item : value.items()) all.push_back(plain_text(item));
  } else if (std::string one = plain_text(value); !one.empty()) {
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

PlatformRecords::PlatformRecords(const Connector& connector, ConnectorFormulas& formulas, const MappedFields& fields)
    : reads_(*connector.platform), formulas_(formulas), fields_(fields) {}

bool PlatformRecords::has_kinds() const { return reads_.group && reads_.group->kind; }

std::string PlatformRecords::text(const std::optional<Template>& value, const Json& context) {
  return value ? plain_text(formulas_.work_out(*value, context).json) : std::string();
}

std::vector<std::string> PlatformRecords::texts(const std::optional<Template>& value, const Json& context) {
  return value ? plain_texts(formulas_.work_out(*value, context).json) : std::vector<std::string>();
}

void PlatformRecords::add_field(const NamedTemplate& field, const Json& context, ReadUser& read) {
  Json value = formulas_.work_out(field.value, context).json;
  const MappedField* mapped = fields_.find(field.name);
  if (mapped == nullptr) return;
  if (mapped->sort != MappedField::Sort::group) {
    read.user.fields.push_back({field.name, std::move(value)});
    return;
  }
  for (const std::string& id : plain_texts(value)) {
    read.user.groups.push_back(GroupName{has_kinds() ? mapped->group_kind : std::string(), id}.text());
  }
  read.memberships.push_back({field.name, std::move(value)});
}

Result<ReadUser> PlatformRecords::user(const Json& record) {
  const Json context = over(record);
  const auto& parts = reads_.user;
  ReadUser read;
  read.user.id = text(parts.id, context);
  if (read.user.id.empty()) return fail(ErrorCode::malformed, "a user of the platform has no id");
  read.user.external_id = text(parts.person, context);
  read.user.version = text(parts.version, context);
  // Whoever is not known to be archived is taken for active: nobody is reactivated by mistake.
  if (parts.active) {
    const Worked active = formulas_.work_out(*parts.active, context);
    read.user.active = !(active.json.is(JsonKind::boolean) && !active.json.as_boolean());
  }
  if (parts.admin) {
    const Worked admin = formulas_.work_out(*parts.admin, context);
    read.user.admin = admin.json.is(JsonKind::boolean) && admin.json.as_boolean();
  }
  if (parts.invited) {
    const Worked invited = formulas_.work_out(*parts.invited, context);
    const bool yes = invited.json.is(JsonKind::boolean) && invited.json.as_boolean();
    read.user.invited = yes ? PlatformUser::Invited::yes : PlatformUser::Invited::no;
  }
  read.user.groups = texts(parts.groups, context);
  for (const NamedTemplate& field : parts.fields) add_field(field, context, read);
  return read;
}

Result<ReadGroup> PlatformRecords::group(const Json& record) {
  const Json context = over(record);
  const GroupReading& parts = *reads_.group;
  ReadGroup read;
  GroupName name{text(parts.kind, context), text(parts.id, context)};
  if (name.id.empty()) return fail(ErrorCode::malformed, "a group of the platform has no id");
  read.group.id = name.text();
  read.group.kind = name.kind.empty() ? fields_.only_group_kind() : name.kind;
  read.group.name = text(parts.name, context);
  read.group.key = text(parts.key, context);
  read.group.manager = text(parts.manager, context);
  read.group.version = text(parts.version, context);
  if (const std::string parent = text(parts.parent, context); !parent.empty()) {
    read.group.parent = GroupName{name.kind, parent}.text();
  }
  read.members = texts(parts.members, context);
  return read;
}

Result<std::pair<std::string, std::string>> PlatformRecords::membership(const Json& record) {
  const Json context = over(record);
  const MembershipReading& parts = *reads_.membership;
  std::pair<std::string, std::string> read{text(parts.user, context), text(parts.group, context)};
  if (read.first.empty() || read.second.empty()) {
    return fail(ErrorCode::malformed, "a membership of the platform does not say of whom, or where");
  }
  return read;
}

}  // namespace joinery
