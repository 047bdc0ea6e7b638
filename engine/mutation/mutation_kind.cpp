#include "engine/mutation/mutation_kind.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, mutation_kind_count> names = {
    "create_group",  "rename_group", "set_group_parent", "create_user",       "link_user",
    "reactivate_user", "update_user", "set_manager",     "clear_manager",     "set_group_manager",
    "add_member",    "remove_member", "invite_user",     "archive_group",     "archive_user"};

}  // namespace

std::string_view name_of(MutationKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<MutationKind> mutation_kind_of(std::string_view name) {
  for (std::size_t kind = 0; kind < names.size(); ++kind) {
    if (names[kind] == name) return static_cast<MutationKind>(kind);
  }
  return std::nullopt;
}

bool is_about_user(MutationKind kind) {
  switch (kind) {
    case MutationKind::create_group:
    case MutationKind::rename_group:
    case MutationKind::set_group_parent:
    case MutationKind::set_group_manager:
    case MutationKind::archive_group: return false;
    case MutationKind::create_user:
    case MutationKind::link_user:
    case MutationKind::reactivate_user:
    case MutationKind::update_user:
    case MutationKind::set_manager:
    case MutationKind::clear_manager:
    case MutationKind::add_member:
    case MutationKind::remove_member:
    case MutationKind::invite_user:
    case MutationKind::archive_user: break;
  }
  return true;
}

bool takes_away(MutationKind kind) {
  return kind == MutationKind::archive_user || kind == MutationKind::archive_group ||
         kind == MutationKind::remove_member || kind == MutationKind::clear_manager;
}

}  // namespace joinery
