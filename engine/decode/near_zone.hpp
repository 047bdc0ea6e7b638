#pragma once
/// The time zone that was probably meant. Pure.

#include <span>
#include <string>
#include <string_view>

namespace joinery {

/// `Europe/London` for `London` and `Europe/Lodnon`; nothing for `Europe/Leeds`: two cities that only
/// share their continent are not near each other.
[[nodiscard]] std::string near_zone(std::string_view written,
                                    std::span<const std::string_view> zones);

}  // namespace joinery
