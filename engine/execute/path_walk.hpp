#pragma once
/// Follows the paths of readings through JSON. Pure.

#include <cstddef>
#include <span>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"
#include "engine/program/program.hpp"

namespace joinery {

/// All that stands at `path` below `root`, in the order of the text, appended to `found`; pointers
/// into `root`. `too_large` where that is more than `list_items`, or a query is past its own
/// limits.
[[nodiscard]] Result<void> find_all(const InnerPath& path, const Json& root, const Limits& limits,
                                    std::vector<const Json*>& found);
/// The member at the end of `names`, or null.
[[nodiscard]] const Json* find_member(std::span<const std::string> names, const Json& root);

}  // namespace joinery
