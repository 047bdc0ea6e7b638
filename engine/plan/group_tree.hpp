#pragma once
/// What stands above a group and who manages it, as its people say. Internal to engine/plan.

#include "engine/plan/group_book.hpp"

namespace joinery {

/// Circles are cut at the group with the greatest key of those that this plan would move.
void plan_parents(Draft& draft, GroupBook& book);
void plan_group_managers(Draft& draft, GroupBook& book);

}  // namespace joinery
