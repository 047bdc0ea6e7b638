#include "engine/platform/finder.hpp"

#include <algorithm>

#include "engine/platform/stream_records.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

Json object_of(std::string_view name, const std::string& value) {
  return Json::from_members({{std::string(name), Json::from_text(value)}});
}

/// What the request of a look-up sees.
Json question_context(std::string_view by, const std::string& value) {
  if (by == "id") return Json::from_members({{"user", object_of("id", value)}});
  if (by == "person") return Json::from_members({{"person", object_of("id", value)}});
  return object_of("value", value);
}

}  // namespace

Finder::Finder(Caller& caller, PlatformRecords& records, const MappedFields& fields, const Limits& limits)
    : caller_(caller), records_(records), fields_(fields), limits_(limits) {}

const Find* Finder::question(std::string_view by) const {
  const auto& all = caller_.connector().find;
  const auto at = std::ranges::find(all, by, &Find::by);
  return at == all.end() ? nullptr : &*at;
}

bool Finder::can_ask(std::string_view by) const { return question(by) != nullptr; }

bool Finder::is_meant(const ReadUser& user, std::string_view by, const std::string& value) const {
  if (by == "id") return user.user.id == value;
  if (by == "person") return user.user.external_id == value;
  const Json* shown = user.user.find(by);
  return shown != nullptr && shown->is(JsonKind::text) && normal_key(shown->as_text()) == normal_key(value);
}

Result<std::vector<ReadUser>> Finder::users(std::string_view by, const std::string& value) {
  const Find* find = question(by);
  if (find == nullptr) {
    return fail(ErrorCode::wrong_usage, "the platform cannot be asked for a user by " + std::string(by));
  }
  std::vector<ReadUser> found;
  const auto each = [&](const Json& record) -> Result<void> {
    JOINERY_TRY(ReadUser user, records_.user(record));
    if (is_meant(user, by, value)) found.push_back(std::move(user));
    return {};
  };
  JOINERY_TRY([[maybe_unused]] const RecordsRead read,
              read_records(caller_, find->stream, caller_.connector().platform->users, AskUse::find,
                           question_context(by, value), each, limits_));
  return found;
}

Result<std::vector<PlatformGroup>> Finder::groups(std::string_view by, const std::string& value,
                                                  std::string_view kind) {
  std::vector<PlatformGroup> found;
  const std::string wanted = normal_key(value);
  const auto each = [&](const Json& record) -> Result<void> {
    JOINERY_TRY(ReadGroup read, records_.group(record));
    const PlatformGroup& group = read.group;
    const bool is_kind = by == "id" || group.kind == kind;
    const bool is_meant = by == "id" ? group.id == value : normal_key(by == "key" ? group.key : group.name) == wanted;
    if (is_kind && is_meant) found.push_back(std::move(read.group));
    return {};
  };
  for (const std::uint32_t stream : caller_.connector().platform->groups) {
    JOINERY_TRY([[maybe_unused]] const RecordsRead read,
                read_records(caller_, stream, stream, AskUse::people, Json::from_members({}), each, limits_));
  }
  return found;
}

}  // namespace joinery
