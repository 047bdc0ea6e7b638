/// Finding what is to be made, before it is made and after it was refused.

#include <fmt/format.h>

#include "engine/platform/changer.hpp"

namespace joinery {
namespace {

using Kind = MutationAnswer::Kind;

MutationAnswer is_there(const ReadUser& found) {
  MutationAnswer answer;
  answer.kind = Kind::already_done;
  answer.id = found.user.id;
  answer.version = found.user.version;
  answer.shown = found.user.fields;
  answer.because = "was there already";
  return answer;
}

MutationAnswer refusal(std::string because) {
  MutationAnswer answer;
  answer.kind = Kind::permanent;
  answer.because = std::move(because);
  return answer;
}

}  // namespace

/// By what the user can be looked for, the strongest first.
std::vector<std::pair<std::string, std::string>> Changer::keys_of(const PlatformMutation& mutation) {
  std::vector<std::pair<std::string, std::string>> keys;
  if (!mutation.person.empty() && finder_.can_ask("person")) keys.emplace_back("person", mutation.person);
  for (const std::string& name : fields_.ladder()) {
    if (!finder_.can_ask(name)) continue;
    for (const PlatformField& field : mutation.fields) {
      if (field.name == name && field.value.is(JsonKind::text)) keys.emplace_back(name, field.value.as_text());
    }
  }
  return keys;
}

/// Nothing: nobody is there. An error: nobody can tell.
Result<std::optional<MutationAnswer>> Changer::find_user(const PlatformMutation& mutation) {
  for (const auto& [by, value] : keys_of(mutation)) {
    JOINERY_TRY(const std::vector<ReadUser> found, finder_.users(by, value));
    if (found.size() > 1) {
      return std::optional(refusal(fmt::format("several users have this {}", by == "person" ? "id of HR" : by)));
    }
    if (found.empty()) continue;
    const std::string& theirs = found.front().user.external_id;
    if (by != "person" && !theirs.empty() && theirs != mutation.person) {
      return std::optional(refusal(fmt::format("another person's user has this {}", by)));
    }
    return std::optional(is_there(found.front()));
  }
  return std::optional<MutationAnswer>();
}

Result<std::optional<MutationAnswer>> Changer::find_group(const PlatformMutation& mutation) {
  std::string name;
  for (const PlatformField& field : mutation.fields) {
    if (field.name == "name" && field.value.is(JsonKind::text)) name = field.value.as_text();
  }
  for (const auto& [by, value] : {std::pair("key", mutation.group_key), std::pair("name", name)}) {
    if (value.empty()) continue;
    JOINERY_TRY(const std::vector<PlatformGroup> found, finder_.groups(by, value, mutation.group_kind));
    if (found.size() > 1) return std::optional(refusal("several groups are called so"));
    if (found.empty()) continue;
    MutationAnswer answer;
    answer.kind = Kind::already_done;
    answer.id = found.front().id;
    answer.version = found.front().version;
    answer.because = "was there already";
    return std::optional(std::move(answer));
  }
  return std::optional<MutationAnswer>();
}

/// A creation was refused, or not believed: whoever is there by now is what was to be made.
MutationAnswer Changer::adopt(const PlatformMutation& mutation, MutationAnswer refused) {
  auto there = mutation.kind == MutationKind::create_user ? find_user(mutation) : find_group(mutation);
  if (there && *there && (*there)->kind == Kind::already_done) return **there;
  if (there && *there) return **there;
  return refused;
}

}  // namespace joinery
