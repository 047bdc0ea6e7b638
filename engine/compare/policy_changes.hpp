#pragma once
/// What two versions of a mapping say differently about how changes are made: policies are decided
/// once for everybody, so no record tells of them.

#include <string>
#include <vector>

#include "engine/compare/hybrids.hpp"
#include "engine/compare/person_change.hpp"

namespace joinery {

struct PolicyChange {
  std::string name;
  std::string old, now;  ///< as the mapping writes them; `none`: there is no such policy
  Cause cause;
};

/// In the order of the new version. Both ends of `hybrids` are valid mappings.
[[nodiscard]] std::vector<PolicyChange> policy_changes(Hybrids& hybrids);

}  // namespace joinery
