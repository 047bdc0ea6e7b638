#pragma once
/// Days and instants as plain numbers, and the arithmetic that needs no zone. A `Day` has no zone
/// and no time; an `Instant` has no calendar. Between the two stands a zone (zone_table.hpp).
///
/// Supported are the years 0001 to 9999 of the proleptic Gregorian calendar. Every function here is
/// pure, allocates nothing and may be called from any thread. What leaves the supported years is
/// `nullopt`; a `Day` that came from these functions is always inside them.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

namespace joinery {

/// Days since 1970-01-01.
struct Day {
  std::int32_t days = 0;
  friend constexpr auto operator<=>(Day, Day) = default;
};

/// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct Instant {
  std::int64_t micros = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

inline constexpr std::int64_t micros_per_second = 1'000'000;
inline constexpr std::int64_t micros_per_day = 86'400 * micros_per_second;

/// A wall clock's reading without a zone; `micros` is in [0, micros_per_day).
struct LocalTime {
  Day day;
  std::int64_t micros = 0;
  friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

struct DayParts {
  int year = 1970;
  unsigned month = 1;  ///< from 1
  unsigned day = 1;    ///< from 1
  friend constexpr auto operator<=>(const DayParts&, const DayParts&) = default;
};

/// As ISO 8601 numbers them: Monday is 1.
enum class Weekday : std::uint8_t {
  monday = 1,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};

inline constexpr int first_year = 1;
inline constexpr int last_year = 9999;
inline constexpr Day first_day{-719'162};  ///< 0001-01-01
inline constexpr Day last_day{2'932'896};  ///< 9999-12-31

[[nodiscard]] constexpr bool is_supported(Day day) { return first_day <= day && day <= last_day; }
/// Whether the UTC date of `instant` lies in the supported years.
[[nodiscard]] constexpr bool is_supported(Instant instant) {
  return instant.micros >= first_day.days * micros_per_day &&
         instant.micros < (last_day.days + 1LL) * micros_per_day;
}

/// `nullopt` for a day that does not exist (2023-02-29) or a year that is not supported.
[[nodiscard]] constexpr std::optional<Day> day_from(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (year < first_year || year > last_year || month > 12 || day > 31 || !date.ok()) return {};
  return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

[[nodiscard]] constexpr DayParts parts(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.days}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

[[nodiscard]] constexpr Weekday weekday(Day day) {
  const std::chrono::weekday name{std::chrono::sys_days{std::chrono::days{day.days}}};
  return static_cast<Weekday>(name.iso_encoding());
}

[[nodiscard]] std::optional<Day> add_days(Day day, std::int64_t count);
[[nodiscard]] std::optional<Day> add_weeks(Day day, std::int64_t count);
/// Where the month is too short, its last day: 2024-01-31 plus one month is 2024-02-29.
[[nodiscard]] std::optional<Day> add_months(Day day, std::int64_t count);
/// 2024-02-29 plus one year is 2025-02-28.
[[nodiscard]] std::optional<Day> add_years(Day day, std::int64_t count);
/// `nullopt` where the result cannot be counted or leaves the supported years.
[[nodiscard]] std::optional<Instant> add_micros(Instant instant, std::int64_t count);

/// From `first` to `second`; negative where `second` is earlier.
[[nodiscard]] constexpr std::int64_t days_between(Day first, Day second) {
  return std::int64_t{second.days} - first.days;
}
/// Completed months: the largest count such that `first` plus it is not after `second`, and
/// `-months_between(second, first)` where `second` is earlier. 01-31 to 02-29 of 2024 is 1, as
/// `add_months` says.
[[nodiscard]] std::int64_t months_between(Day first, Day second);
/// Completed years, as people count their age; from 02-29 a year is complete on 02-28.
[[nodiscard]] std::int64_t years_between(Day first, Day second);

[[nodiscard]] Day first_of_month(Day day);
[[nodiscard]] Day last_of_month(Day day);
/// `day` itself if it is that weekday. `nullopt` only past 9999-12-31.
[[nodiscard]] std::optional<Day> next_or_same(Day day, Weekday wanted);

/// The days by which HR systems say "no end": 9999-12-31 and 4712-12-31.
[[nodiscard]] constexpr bool is_open_end(Day day) {
  return day == last_day || day == Day{1'001'859};
}
/// The day by which they say "no beginning": 0001-01-01.
[[nodiscard]] constexpr bool is_open_start(Day day) { return day == first_day; }

/// From counts since the epoch, as APIs give them; `nullopt` outside the supported years.
[[nodiscard]] std::optional<Instant> instant_from_seconds(std::int64_t seconds);
[[nodiscard]] std::optional<Instant> instant_from_milliseconds(std::int64_t milliseconds);

}  // namespace joinery
