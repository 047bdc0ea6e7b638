#pragma once
/// What changed between two texts, line by line, as everybody's tools show it.

#include <string>
#include <string_view>

namespace joinery {

/// The unified form with three lines of context: `---`, `+++`, `@@ -1,4 +1,5 @@`. Empty for equal
/// texts. The fewest lines, unless both differ in thousands; time and memory are bounded then, too.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       std::string_view name);

}  // namespace joinery
