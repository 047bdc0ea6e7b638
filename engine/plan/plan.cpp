#include "engine/plan/plan.hpp"

#include <algorithm>

namespace joinery {

std::string_view name_of(MutationKind kind) {
  switch (kind) {
    case MutationKind::create_group: return "create_group";
    case MutationKind::rename_group: return "rename_group";
    case MutationKind::set_group_parent: return "set_group_parent";
    case MutationKind::create_user: return "create_user";
    case MutationKind::link_user: return "link_user";
    case MutationKind::reactivate_user: return "reactivate_user";
    case MutationKind::update_user: return "update_user";
    case MutationKind::set_manager: return "set_manager";
    case MutationKind::clear_manager: return "clear_manager";
    case MutationKind::set_group_manager: return "set_group_manager";
    case MutationKind::add_member: return "add_member";
    case MutationKind::remove_member: return "remove_member";
    case MutationKind::invite_user: return "invite_user";
    case MutationKind::archive_group: return "archive_group";
    case MutationKind::archive_user: break;
  }
  return "archive_user";
}

std::string_view name_of(PlanNote::Kind kind) {
  switch (kind) {
    case PlanNote::Kind::hold: return "hold";
    case PlanNote::Kind::exclude: return "exclude";
    case PlanNote::Kind::absent: return "absent";
    case PlanNote::Kind::archived: return "archived";
    case PlanNote::Kind::upcoming: return "upcoming";
    case PlanNote::Kind::pending: return "pending";
    case PlanNote::Kind::notice: break;
  }
  return "notice";
}

bool Plan::held() const {
  return std::any_of(guards.begin(), guards.end(),
                     [](const GuardResult& guard) { return guard.tripped; });
}

}  // namespace joinery
