#pragma once
/// Trees as records: the blocks in which records go on. Pure.

#include <vector>

#include "engine/json/json.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

/// The records one behind the other, each on a line.
[[nodiscard]] RecordBlock block_of(const std::vector<Json>& records);

}  // namespace joinery
