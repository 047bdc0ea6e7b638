#pragma once
/// `Retry-After` of RFC 9110: seconds, or a date in one of the three forms that HTTP has. Pure.

#include <chrono>
#include <optional>
#include <string_view>

#include "engine/calendar/day.hpp"

namespace joinery {

/// How long to wait from `now` on; a date that is over is no time at all. Nothing where it is
/// neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view text,
                                                                         Instant now);
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
[[nodiscard]] std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace joinery
