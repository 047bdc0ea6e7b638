#pragma once
/// What a tree says, as one text without layout.

#include <string>

#include "dsl/base/limits.hpp"
#include "dsl/format/slot.hpp"

namespace joinery {

[[nodiscard]] std::string meaning_of_tree(const YamlNode& root, const Limits& limits);

}  // namespace joinery
