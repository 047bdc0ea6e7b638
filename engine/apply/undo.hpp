#pragma once
/// What takes a run back: a plan like any other, which waits for somebody's word. Only what is still
/// as the run left it is taken back; what somebody has changed since is theirs, and is listed.

#include <string>
#include <vector>

#include "engine/apply/apply.hpp"

namespace joinery {

struct UndoPlan {
  SealedPlan plan;                     ///< sealed; every mutation is held by the guard `undo`
  std::string text;                    ///< its JSON
  std::vector<std::string> left_alone; ///< what is not taken back, and why
};

/// `not_found` where there was no such run.
[[nodiscard]] Result<UndoPlan> undo(std::uint64_t run, ApplyWorld world,
                                    const ApplyOptions& options);

}  // namespace joinery
