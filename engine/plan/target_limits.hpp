#pragma once
/// What a platform can bear, as far as plans need to know. The defaults are for a platform of which
/// nothing is said.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace joinery {

struct TargetLimits {
  std::uint32_t requests_per_minute = 120;
  std::uint32_t group_name_max = 0;              ///< in code points; 0: no limit
  std::vector<std::string> reserved_group_names; ///< that the platform keeps for itself
  /// Requests that one mutation takes, by kind.
  std::array<std::uint32_t, mutation_kind_count> requests = {1, 1, 1, 1, 1, 1, 1, 1,
                                                             1, 1, 1, 1, 1, 1, 1};
};

}  // namespace joinery
