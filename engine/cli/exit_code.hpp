#pragma once
/// What the program's exit code tells a script. A contract: numbers are for ever.

namespace joinery {

enum class ExitCode : int {
  fine = 0,     ///< and nothing to change
  failed = 1,   ///< wrong usage, wrong mapping, no connection
  changes = 2,  ///< changes planned or applied
  held = 3,     ///< held by a guard
  partly = 4,   ///< partly applied
  source_incomplete = 5,
  stale_plan = 6,
};

}  // namespace joinery
