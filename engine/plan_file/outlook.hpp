#pragma once
/// What comes after a plan, line by line for people: who starts or leaves later, whom the source is to
/// be asked for, how much work the plan is, and when to look again. Internal to engine/plan_file.

#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace joinery {

/// Nothing where there is nothing to say.
[[nodiscard]] std::vector<std::string> outlook_of(const Plan& plan);

}  // namespace joinery
