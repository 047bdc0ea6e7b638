#pragma once
/// The last line of a time zone file: by which rule the zone goes on when its table of changes has
/// ended, such as `GMT0BST,M3.5.0/1,M10.5.0` (POSIX.1 TZ, with the hours of RFC 9636). Needed since
/// the tables end in 2037 and people have end dates after that. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string_view>

namespace joinery {

/// A day of the year and a second counted from that day's midnight (below 0 and above 86400 too).
struct YearlyMoment {
  enum class Kind : std::uint8_t {
    weekday_of_month,  ///< `M3.5.0`: in `month`, the `week`-th (5: last) `day` (0: Sunday)
    day_without_leap,  ///< `J60`: day 1 to 365, 29 February never counted
    day_of_year,       ///< `59`: day 0 to 365
  };
  Kind kind = Kind::day_of_year;
  int month = 0;
  int week = 0;
  int day = 0;
  std::int32_t seconds = 7200;
};

struct PosixRule {
  struct Summer {
    std::int32_t offset = 0;  ///< seconds ahead of UTC
    YearlyMoment begins;      ///< on the standard clock
    YearlyMoment ends;        ///< on the summer clock
  };
  std::int32_t offset = 0;  ///< seconds ahead of UTC
  std::optional<Summer> summer;
};

/// `nullopt` for anything that is not such a rule.
[[nodiscard]] std::optional<PosixRule> parse_posix_rule(std::string_view text);

/// The moment in `year` (1 to 9999), in seconds since the epoch on the clock it was written for.
[[nodiscard]] std::int64_t local_seconds(const YearlyMoment& moment, int year);

}  // namespace joinery
