#include "engine/platform/http_platform.hpp"

#include <algorithm>

#include "engine/platform/stream_records.hpp"

namespace joinery {
namespace {

PlatformReading reading_of(const RecordsRead& read) { return {read.complete, read.incomplete}; }

/// Both together: what is missing in one is missing in all.
PlatformReading both(PlatformReading first, const PlatformReading& second) {
  if (!first.complete) return first;
  return second;
}

}  // namespace

HttpPlatform::HttpPlatform(Caller& caller, MappedFields fields, std::function<std::string()> new_password,
                           const Limits& limits)
    : caller_(caller), connector_(caller.connector()), fields_(std::move(fields)), limits_(limits),
      records_(connector_, caller.formulas(), fields_), finder_(caller, records_, fields_, limits_),
      changer_(caller, records_, finder_, fields_, std::move(new_password)), abilities_(abilities_of(connector_)) {}

bool HttpPlatform::groups_say_members() const {
  return connector_.platform->group && connector_.platform->group->members;
}

Result<PlatformReading> HttpPlatform::read_memberships(Memberships& memberships) {
  const PlatformReads& reads = *connector_.platform;
  const Json nothing = Json::from_members({});
  PlatformReading all{true, {}};
  if (reads.memberships) {
    const auto each = [&](const Json& record) -> Result<void> {
      JOINERY_TRY(auto pair, records_.membership(record));
      memberships[pair.first].push_back(std::move(pair.second));
      return {};
    };
    JOINERY_TRY(const RecordsRead read, read_records(caller_, *reads.memberships, *reads.memberships, AskUse::people,
                                                     nothing, each, limits_));
    all = reading_of(read);
  }
  if (!groups_say_members()) return all;
  for (const std::uint32_t stream : reads.groups) {
    const auto each = [&](const Json& record) -> Result<void> {
      JOINERY_TRY(const ReadGroup read, records_.group(record));
      for (const std::string& user : read.members) memberships[user].push_back(read.group.id);
      return {};
    };
    JOINERY_TRY(const RecordsRead read,
                read_records(caller_, stream, stream, AskUse::people, nothing, each, limits_));
    all = both(std::move(all), reading_of(read));
  }
  return all;
}

Result<PlatformReading> HttpPlatform::read_users(const std::function<void(const PlatformUser&)>& each) {
  caller_.begin_time();
  Memberships memberships;
  JOINERY_TRY(PlatformReading members, read_memberships(memberships));
  const std::uint32_t stream = connector_.platform->users;
  const auto take = [&](const Json& record) -> Result<void> {
    JOINERY_TRY(ReadUser read, records_.user(record));
    if (const auto said = memberships.find(read.user.id); said != memberships.end()) {
      std::ranges::copy(said->second, std::back_inserter(read.user.groups));
    }
    each(read.user);
    return {};
  };
  JOINERY_TRY(const RecordsRead read, read_records(caller_, stream, stream, AskUse::people, Json::from_members({}),
                                                   take, limits_));
  return both(std::move(members), reading_of(read));
}

Result<PlatformReading> HttpPlatform::read_groups(const std::function<void(const PlatformGroup&)>& each) {
  caller_.begin_time();
  PlatformReading all{true, {}};
  for (const std::uint32_t stream : connector_.platform->groups) {
    const auto take = [&](const Json& record) -> Result<void> {
      JOINERY_TRY(const ReadGroup read, records_.group(record));
      each(read.group);
      return {};
    };
    JOINERY_TRY(const RecordsRead read, read_records(caller_, stream, stream, AskUse::people, Json::from_members({}),
                                                     take, limits_));
    all = both(std::move(all), reading_of(read));
  }
  return all;
}

Result<std::vector<PlatformUser>> HttpPlatform::find_users(const PlatformQuestion& question) {
  caller_.begin_time();
  std::string by = "id", value = question.id;
  if (value.empty() && !question.external_id.empty()) {
    by = "person";
    value = question.external_id;
  } else if (value.empty()) {
    by = question.field;
    value = question.value;
  }
  JOINERY_TRY(std::vector<ReadUser> found, finder_.users(by, value));
  std::vector<PlatformUser> users;
  for (ReadUser& each : found) {
    each.user.groups_told = !connector_.platform->memberships && !groups_say_members();
    users.push_back(std::move(each.user));
  }
  return users;
}

Result<std::vector<PlatformGroup>> HttpPlatform::find_groups(const PlatformQuestion& question) {
  caller_.begin_time();
  if (!question.id.empty()) return finder_.groups("id", question.id, {});
  if (!question.external_id.empty()) return finder_.groups("key", question.external_id, question.kind);
  return finder_.groups("name", question.value, question.kind);
}

std::vector<MutationAnswer> HttpPlatform::carry_out(std::span<const PlatformMutation> mutations) {
  if (mutations.empty()) return {};
  caller_.begin_time();
  return changer_.carry_out_together(mutations);
}

PlatformAbilities abilities_of(const Connector& connector) {
  PlatformAbilities able;
  able.finds_by_external_id = std::ranges::find(connector.find, "person", &Find::by) != connector.find.end();
  able.finds_group_by_key = connector.platform->group && connector.platform->group->key;
  able.has_versions = connector.platform->user.version.has_value();
  able.settle_micros = std::chrono::duration_cast<std::chrono::microseconds>(connector.settles).count();
  for (std::size_t k = 0; k < mutation_kind_count; ++k) {
    const auto kind = static_cast<MutationKind>(k);
    const ChangePlan plan = change_plan(connector, kind);
    if (plan.change == nullptr || plan.change->how == Change::How::with) continue;
    able.can.push_back(kind);
    if (kind == MutationKind::create_user && !plan.change->mails.empty()) {
      able.create_mails = plan.sends_notify ? PlatformAbilities::CreateMails::if_told
                                            : PlatformAbilities::CreateMails::always;
    }
    if (plan.change->bulk) {
      able.batches.push_back(kind);
      able.batch_max = std::max<std::size_t>(able.batch_max, plan.change->bulk->at_most);
    }
  }
  for (const Rate& rate : connector.pace.rates) {
    const auto minute = static_cast<std::uint32_t>(rate.requests * 60 / std::max<std::int64_t>(rate.per.count(), 1));
    if (able.requests_per_minute == 0 || minute < able.requests_per_minute) able.requests_per_minute = minute;
  }
  return able;
}

}  // namespace joinery
