#pragma once
/// "Did you mean …?": what is near enough to a wrong name to be worth proposing. Pure; any thread.
///
/// Near is measured in edits (a letter put in, left out, changed, or swapped with its neighbour),
/// counted in code points, ASCII letters without regard to case. One edit is allowed in names of
/// two to five letters and one more for every three further; above that a proposal only misleads.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

/// Texts longer than this are never near to anything: comparing them would cost, and say nothing.
inline constexpr std::size_t nearest_code_points = 64;

/// The edits from `a` to `b`, or `limit + 1` where there are more than `limit` or either is too
/// long.
[[nodiscard]] std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit);

/// The candidates that are near to `name`, nearest first, equally near ones in the order given; at
/// most `max`. `name` itself is not proposed. Costs about a microsecond for each candidate.
[[nodiscard]] std::vector<std::string> nearest(std::string_view name,
                                               const std::vector<std::string>& candidates,
                                               std::size_t max);
[[nodiscard]] std::vector<std::string> nearest(std::string_view name,
                                               std::span<const std::string_view> candidates,
                                               std::size_t max);

}  // namespace joinery
