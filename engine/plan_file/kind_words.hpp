#pragma once
/// How plans for people call the kinds of changes and of notes, and in which order. Internal to
/// engine/plan_file.

#include <string_view>

#include "engine/plan/plan.hpp"

namespace joinery {

struct KindWords {
  MutationKind kind;
  const char* sign;
  const char* color;   ///< of a terminal
  const char* style;   ///< of a page
  const char* one;
  const char* many;
};

inline constexpr KindWords kind_words[] = {
    {MutationKind::create_group, "+", "32", "more", "group would be made", "groups would be made"},
    {MutationKind::rename_group, "~", "33", "other", "group would be renamed", "groups would be renamed"},
    {MutationKind::set_group_parent, "~", "33", "other", "group would move", "groups would move"},
    {MutationKind::create_user, "+", "32", "more", "user would be created", "users would be created"},
    {MutationKind::link_user, "~", "33", "other", "user would be linked", "users would be linked"},
    {MutationKind::reactivate_user, "+", "32", "more", "user would be reactivated", "users would be reactivated"},
    {MutationKind::update_user, "~", "33", "other", "user would change", "users would change"},
    {MutationKind::set_manager, "~", "33", "other", "manager would be set", "managers would be set"},
    {MutationKind::clear_manager, "-", "31", "less", "manager would be taken away", "managers would be taken away"},
    {MutationKind::set_group_manager, "~", "33", "other", "group would get a manager",
     "groups would get a manager"},
    {MutationKind::add_member, "+", "32", "more", "membership would begin", "memberships would begin"},
    {MutationKind::remove_member, "-", "31", "less", "membership would end", "memberships would end"},
    {MutationKind::invite_user, "@", "36", "mail", "invitation would be sent", "invitations would be sent"},
    {MutationKind::archive_group, "-", "31", "less", "group would be archived", "groups would be archived"},
    {MutationKind::archive_user, "-", "31", "less", "user would be archived", "users would be archived"},
};

[[nodiscard]] constexpr std::string_view note_words(PlanNote::Kind kind) {
  switch (kind) {
    case PlanNote::Kind::hold: return "held: somebody has to decide";
    case PlanNote::Kind::exclude: return "left out, and with an account";
    case PlanNote::Kind::absent: return "with an account, and not in HR";
    case PlanNote::Kind::archived: return "archived on the platform, and in HR";
    case PlanNote::Kind::upcoming: return "start or leave later";
    case PlanNote::Kind::pending: return "wait for somebody";
    case PlanNote::Kind::notice: break;
  }
  return "worth knowing";
}

}  // namespace joinery
