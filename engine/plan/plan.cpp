#include "engine/plan/plan.hpp"

#include <algorithm>

namespace joinery {

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
