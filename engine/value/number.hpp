#pragma once
/// Exact decimals as texts. A number is a count of millionths in 64 bits, so it reaches from
/// -9,223,372,036,854.775808 to 9,223,372,036,854.775807 with six places, and nothing is ever
/// rounded: what does not fit is a problem. Pure; no function but `format_number` allocates.

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace joinery {

enum class NumberProblem : std::uint8_t {
  shape,      ///< not digits with a point, as `-12`, `0.5` or `1e3`
  range,      ///< beyond the range above
  places,     ///< needs more than six decimal places
};

/// Lower case, no full stop, to be put after the number seen: "is not a number (12.5)".
[[nodiscard]] std::string_view words(NumberProblem problem);

/// The whole of `text`, in millionths: an optional `-`, digits, an optional point and digits, an
/// optional exponent. Leading zeros may stand, since payroll systems pad; a comma, a plus in front and
/// anything else are `shape`. `1.50`, `1E5` and `1e-6` are exact and fit; `1e-7` is `places`.
[[nodiscard]] tl::expected<std::int64_t, NumberProblem> parse_number(std::string_view text);

/// As few decimals as it takes: `1.5`, `-12`, `0.000001`. Appends.
void format_number(std::int64_t millionths, std::string& out);

}  // namespace joinery
