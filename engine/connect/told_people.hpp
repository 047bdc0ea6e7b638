#pragma once
/// Whom messages say to read: the lines that `joinery hook` printed for them, gathered until somebody reads. Whoever
/// is named a hundred times is read once, as they are by then.

#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"

namespace joinery {

/// More people than this are not read one by one.
inline constexpr std::size_t told_people_max = 10'000;

/// One a line, `E7` or `left E7`; each once: who left or was deleted first, all others behind them, as they
/// were named first. `wrong_usage` where everybody is to be read: because a line says so, or because there are so many.
[[nodiscard]] Result<std::vector<std::string>> told_people(std::string_view lines);

}  // namespace joinery
