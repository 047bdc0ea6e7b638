#pragma once
/// yaml-cpp as the second reader. It is the only file that names it, together with its source.

#include "dsl/yaml/document.hpp"
#include "dsl/yaml/mistakes.hpp"

namespace joinery {

/// Reads `text`, in which the first reader found no mistake, and reports where it reads something
/// else than `root`, or nothing at all. Depth and size were checked by the first reader.
void compare_with_second_reader(std::string_view text, const YamlNode& root, Mistakes& mistakes);

}  // namespace joinery
