#pragma once
/// What two versions of a mapping say differently about one person, and which edits did it.

#include <cstdint>
#include <vector>

#include "engine/compare/answer_cells.hpp"
#include "engine/compare/edit.hpp"

namespace joinery {

/// Why a difference is there: with these edits alone, the old mapping would already say what the
/// new one says, and without any one of them it would not.
struct Cause {
  EditSet edits = 0;
  std::vector<EditSet> also;  ///< others of which each would do the same by itself
  bool narrowed = true;       ///< no: some of `edits` may have no part in it (CompareLimits)
  friend auto operator<=>(const Cause&, const Cause&) = default;
};

struct PersonChange {
  std::uint64_t record = 0;  ///< its number in the input, from 0
  AnswerCells old, now;
  std::vector<Difference> differences;
  std::vector<Cause> causes;  ///< parallel to `differences`; every difference has one
};

}  // namespace joinery
