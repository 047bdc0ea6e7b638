#pragma once
/// How people write a name whose letters are not on their keyboard, for the sources of this folder
/// only: `Österreich` as `Oesterreich`, `Łotwa` as `Lotwa`, `Kıbrıs` as `Kibris`.

#include <string>
#include <string_view>
#include <vector>

namespace joinery {

/// The spellings that differ from `name`, none or up to two: letters without their strokes, and
/// umlauts and rings as two letters. What NFD takes apart (`é`) stays as it is.
[[nodiscard]] std::vector<std::string> ascii_spellings(std::string_view name);

}  // namespace joinery
