#pragma once
/// What makes a node what it is: two nodes with one identity give the same value for every record.

#include <string>

#include "engine/graph/graph.hpp"

namespace joinery {

/// Everything but the place, and but what is merely known about it (may_be_blank, may_hold).
[[nodiscard]] std::string identity(const Node& node);

}  // namespace joinery
