/// The change that takes one back, kept with its step.

#include <optional>

#include "engine/apply/work.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

std::optional<MutationKind> inverse_of(const SealedMutation& mutation) {
  const bool had_one = !mutation.fields.empty() && mutation.fields[0].from &&
                       !mutation.fields[0].from->is(JsonKind::null);
  switch (mutation.kind) {
    case MutationKind::create_user: return MutationKind::archive_user;
    case MutationKind::archive_user: return MutationKind::reactivate_user;
    case MutationKind::reactivate_user: return MutationKind::archive_user;
    case MutationKind::add_member: return MutationKind::remove_member;
    case MutationKind::remove_member: return MutationKind::add_member;
    case MutationKind::create_group: return MutationKind::archive_group;
    case MutationKind::set_manager:
      return had_one ? MutationKind::set_manager : MutationKind::clear_manager;
    case MutationKind::clear_manager: return MutationKind::set_manager;
    case MutationKind::update_user:
    case MutationKind::rename_group:
    case MutationKind::set_group_parent:
    case MutationKind::set_group_manager: return mutation.kind;
    // A mail cannot be taken back, a link is only a name, and an archived group may be gone.
    case MutationKind::link_user:
    case MutationKind::invite_user:
    case MutationKind::archive_group: break;
  }
  return std::nullopt;
}

}  // namespace

std::string undo_of(const SealedMutation& mutation) {
  const auto kind = inverse_of(mutation);
  if (!kind) return {};
  std::string text;
  JsonWriter json(text);
  json.object().member("kind").text(name_of(*kind));
  json.member("group_kind").text(mutation.group_kind).member("key").text(mutation.group_key);
  json.member("fields").object();
  const bool has_fields = mutation.kind != MutationKind::create_user &&
                          mutation.kind != MutationKind::create_group;
  if (has_fields) {
    for (const SealedChange& change : mutation.fields) {
      json.member(change.field).object().member("from").value(change.to);
      json.member("to").value(change.from ? *change.from : Json()).end();
    }
  }
  json.end().end();
  return text;
}

}  // namespace joinery
