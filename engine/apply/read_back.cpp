/// What a platform shows, beside what was wanted of it.

#include <algorithm>

#include "engine/apply/work.hpp"

namespace joinery {
namespace {

constexpr std::int64_t least_settling_micros = 3 * micros_per_second;

bool is_empty(const Json& value) {
  return value.is(JsonKind::null) || (value.is(JsonKind::text) && value.as_text().empty());
}

/// Small letters, without spaces at the ends.
std::string plain(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_day(std::string_view text) {
  return text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
         std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

std::string words_of(const Json& value) {
  if (value.is(JsonKind::text)) return plain(value.as_text());
  if (value.is(JsonKind::number)) return std::string(value.number_text());
  return {};
}

Shows shows_fields(const PlatformMutation& wanted, const PlatformUser& user) {
  bool told = false;
  for (const PlatformField& field : wanted.fields) {
    const Json* there = user.find(field.name);
    if (there == nullptr && !is_empty(field.value)) continue;
    told = true;
    if (there != nullptr && !is_same_there(field.value, *there)) return Shows::not_it;
  }
  return told || wanted.fields.empty() ? Shows::it : Shows::not_told;
}

Result<Shows> look_at_user(Work& work, const PlatformMutation& wanted,
                           std::vector<PlatformField>* shown) {
  if (wanted.user.empty()) return Shows::not_told;   // invited: there is nobody to see before they accept
  PlatformQuestion question;
  question.id = wanted.user;
  JOINERY_TRY(const std::vector<PlatformUser> found, work.world.platform.find_users(question));
  if (found.empty()) {
    return wanted.kind == MutationKind::remove_member ? Shows::it : Shows::not_it;
  }
  if (shown != nullptr) *shown = found.front().fields;
  return shows(wanted, found.front());
}

Result<Shows> look_at_group(Work& work, const PlatformMutation& wanted) {
  PlatformQuestion question;
  question.id = wanted.group;
  question.kind = wanted.group_kind;
  JOINERY_TRY(const std::vector<PlatformGroup> found, work.world.platform.find_groups(question));
  const bool is_gone = wanted.kind == MutationKind::archive_group;
  if (found.empty()) return is_gone ? Shows::it : Shows::not_it;
  return shows(wanted, found.front());
}

}  // namespace

const Json* value_in(const std::vector<PlatformField>& fields, std::string_view name) {
  for (const PlatformField& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

bool is_same_there(const Json& a, const Json& b) {
  if (a == b || (is_empty(a) && is_empty(b))) return true;
  const std::string one = words_of(a), other = words_of(b);
  if (one.empty() || other.empty()) return false;
  if (one == other) return true;
  return is_day(one) && is_day(other) && one.substr(0, 10) == other.substr(0, 10) &&
         (one.size() == 10 || other.size() == 10);
}

Shows shows(const PlatformMutation& wanted, const PlatformUser& user) {
  const auto is_in = std::find(user.groups.begin(), user.groups.end(), wanted.group) != user.groups.end();
  switch (wanted.kind) {
    case MutationKind::archive_user: return user.active ? Shows::not_it : Shows::it;
    case MutationKind::reactivate_user: return user.active ? Shows::it : Shows::not_it;
    case MutationKind::add_member:
    case MutationKind::remove_member:
      if (!user.groups_told) return Shows::not_told;
      return is_in == (wanted.kind == MutationKind::add_member) ? Shows::it : Shows::not_it;
    case MutationKind::invite_user:
      return user.invited == PlatformUser::Invited::not_told ? Shows::not_told
             : user.invited == PlatformUser::Invited::yes    ? Shows::it
                                                             : Shows::not_it;
    case MutationKind::link_user:
      return user.external_id.empty()            ? Shows::not_told
             : user.external_id == wanted.person ? Shows::it
                                                 : Shows::not_it;
    case MutationKind::create_user:
    case MutationKind::update_user:
    case MutationKind::set_manager:
    case MutationKind::clear_manager: return shows_fields(wanted, user);
    case MutationKind::create_group:
    case MutationKind::rename_group:
    case MutationKind::set_group_parent:
    case MutationKind::set_group_manager:
    case MutationKind::archive_group: break;
  }
  return Shows::not_told;
}

Shows shows(const PlatformMutation& wanted, const PlatformGroup& group) {
  const auto is = [&](std::string_view name, const std::string& there) {
    const Json* value = value_in(wanted.fields, name);
    return value == nullptr || is_same_there(*value, Json::from_text(there)) ? Shows::it
                                                                             : Shows::not_it;
  };
  // A platform that does not show it, and one that shows nobody, look the same.
  const auto is_if_told = [&](std::string_view name, const std::string& there) {
    return there.empty() && is(name, there) == Shows::not_it ? Shows::not_told : is(name, there);
  };
  switch (wanted.kind) {
    case MutationKind::create_group:
    case MutationKind::rename_group: return is("name", group.name);
    case MutationKind::set_group_parent: return is_if_told("parent", group.parent);
    case MutationKind::set_group_manager: return is_if_told("manager", group.manager);
    case MutationKind::archive_group: return Shows::not_it;
    default: break;
  }
  return Shows::not_told;
}

Result<Shows> read_back(Work& work, const PlatformMutation& wanted, Instant sent,
                        std::vector<PlatformField>* shown) {
  const std::int64_t settling =
      std::max(work.world.platform.abilities().settle_micros, least_settling_micros);
  for (;;) {
    const auto seen = is_about_user(wanted.kind) ? look_at_user(work, wanted, shown)
                                                 : look_at_group(work, wanted);
    if (seen && *seen != Shows::not_it) return seen;
    if (work.now().micros - sent.micros >= settling) return seen;
    JOINERY_TRY(const bool goes_on, work.wait(between_looks));
    if (!goes_on) return Shows::not_told;
  }
}

}  // namespace joinery
