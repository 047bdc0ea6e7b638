#pragma once
/// Names of members as words: `startDate`, `start_date`, `Start-Date` and `START DATE` are "start date".

#include <string>
#include <string_view>

namespace joinery {

[[nodiscard]] std::string spelled_words(std::string_view name);

/// `start_date`, for a name of the language; `x` before a digit.
[[nodiscard]] std::string name_of_words(std::string_view words);

}  // namespace joinery
