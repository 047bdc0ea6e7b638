#pragma once
/// Days and times as texts: the forms of ISO 8601 and RFC 3339 that APIs use, and a few that are
/// older. Parsers take the whole text, spaces at the ends included, or say why not; nothing is
/// guessed. No function allocates, but for `out` where it must grow.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/calendar/day.hpp"
#include "engine/calendar/problem.hpp"

namespace joinery {

/// What a text says, before anything is made of it: a reading of a clock on a wall, and, if it was
/// written, how far that clock is ahead of UTC.
struct Timestamp {
  LocalTime local;
  std::optional<std::int32_t> offset_seconds;
  bool time_written = false;  ///< false for a day alone: `local.micros` is then 0
};

/// `2024-01-31` and nothing else. `0000-00-00` is DateProblem::placeholder.
[[nodiscard]] Dated<Day> parse_day(std::string_view text);

/// `2024-01-31T09:30:00.123456789+02:00` with `T`, `t` or a space between; seconds and the fraction
/// (after `.` or `,`, 1 to 9 digits, cut to microseconds) may be absent; the zone may be absent,
/// `Z`, `z`, `±hh:mm`, `±hhmm` or `±hh`, with a space before it or not. A day may stand alone or
/// with a zone (`2024-01-31Z`).
[[nodiscard]] Dated<Timestamp> parse_timestamp(std::string_view text);

/// A timestamp that says its offset from UTC. A day with a zone is not an instant (`shape`); a
/// local time is `needs_zone`.
[[nodiscard]] Dated<Instant> parse_instant(std::string_view text);

/// A timestamp without offset, to be placed in a zone by `ZoneTable::instant_of`. With an offset it
/// is `shape`.
[[nodiscard]] Dated<LocalTime> parse_local_time(std::string_view text);

/// The day that is written: a day, a day with a zone, or midnight with or without an offset, which
/// is not converted: `2024-03-31T00:00:00+02:00` is 2024-03-31, though in UTC it is still the 30th.
/// Another time of day is `has_time`.
[[nodiscard]] Dated<Day> parse_written_day(std::string_view text);

/// `/Date(1706659200000)/` and `/Date(1706659200000+0200)/`: milliseconds since the epoch, which
/// may be negative; the offset tells on which wall the clock hung and does not move the instant.
/// The backslashes of the JSON form (`\/Date(…)\/`) are gone before this is called.
[[nodiscard]] Dated<Timestamp> parse_json_date(std::string_view text);

enum class EpochUnit : std::uint8_t { seconds, milliseconds };
/// A decimal number of seconds or milliseconds since the epoch, with or without sign and fraction,
/// cut (towards the past) to microseconds.
[[nodiscard]] Dated<Instant> parse_epoch(std::string_view text, EpochUnit unit);

/// The instant of a timestamp with an offset; `needs_zone` without one, and `year` where it leaves
/// the supported years in UTC.
[[nodiscard]] Dated<Instant> instant_of(const Timestamp& timestamp);
/// The written day of a timestamp at midnight; else `has_time`.
[[nodiscard]] Dated<Day> written_day_of(const Timestamp& timestamp);

/// `2024-01-31`. Appends.
void format_day(Day day, std::string& out);
/// `2024-01-31T09:30:00Z`; a fraction (3 or 6 digits) only if it is not zero. Appends. What lies
/// outside the supported years is written as their nearest end.
void format_instant(Instant instant, std::string& out);
[[nodiscard]] std::string day_text(Day day);
[[nodiscard]] std::string instant_text(Instant instant);

}  // namespace joinery
