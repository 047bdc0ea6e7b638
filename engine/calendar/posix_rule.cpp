#include "engine/calendar/posix_rule.hpp"

#include <algorithm>

#include "engine/calendar/day.hpp"
#include "engine/calendar/digits.hpp"
#include "engine/calendar/letters.hpp"

namespace joinery {
namespace {

/// A number of one to three digits, or -1.
int read_number(DigitReader& reader) {
  int value = -1;
  for (int i = 0; i < 3 && reader.at_digit(); ++i) {
    value = std::max(value, 0) * 10 + reader.digits(1);
  }
  return value;
}

/// `BST` or `<+0330>`.
bool skip_name(DigitReader& reader) {
  std::size_t size = 0;
  if (reader.eat('<')) {
    size = reader.rest().find('>');
    if (size == std::string_view::npos) return false;
    reader.skip(size + 1);
    return size > 0;
  }
  while (size < reader.rest().size() && is_letter(reader.rest()[size])) ++size;
  reader.skip(size);
  return size >= 3;
}

/// `-3:30:15` in seconds.
std::optional<std::int32_t> read_clock(DigitReader& reader) {
  const bool negative = reader.eat('-');
  if (!negative) reader.eat('+');
  const int hours = read_number(reader);
  if (hours < 0 || hours > 167) return {};
  int seconds = hours * 3600;
  for (const int unit : {60, 1}) {
    if (!reader.eat(':')) break;
    const int part = reader.digits(2);
    if (part < 0 || part > 59) return {};
    seconds += part * unit;
  }
  return negative ? -seconds : seconds;
}

std::optional<YearlyMoment> read_moment(DigitReader& reader) {
  YearlyMoment moment;
  if (!reader.eat(',')) return {};
  if (reader.eat('M')) {
    moment.kind = YearlyMoment::Kind::weekday_of_month;
    moment.month = read_number(reader);
    moment.week = reader.eat('.') ? read_number(reader) : -1;
    moment.day = reader.eat('.') ? read_number(reader) : -1;
    if (moment.month < 1 || moment.month > 12 || moment.week < 1 || moment.week > 5) return {};
    if (moment.day < 0 || moment.day > 6) return {};
  } else {
    const bool without_leap = reader.eat('J');
    if (without_leap) moment.kind = YearlyMoment::Kind::day_without_leap;
    moment.day = read_number(reader);
    if (moment.day < (without_leap ? 1 : 0) || moment.day > 365) return {};
  }
  if (reader.eat('/')) {
    const auto clock = read_clock(reader);
    if (!clock) return {};
    moment.seconds = *clock;
  }
  return moment;
}

Day weekday_of_month(const YearlyMoment& moment, int year) {
  const Day first = *day_from(year, static_cast<unsigned>(moment.month), 1);
  const int first_name = static_cast<int>(weekday(first)) % 7;  // Sunday is 0 here
  const int ahead = (moment.day - first_name + 7) % 7 + (moment.week - 1) * 7;
  Day found{first.days + ahead};
  if (found > last_of_month(first)) found.days -= 7;
  return found;
}

}  // namespace

std::optional<PosixRule> parse_posix_rule(std::string_view text) {
  DigitReader reader(text);
  PosixRule rule;
  if (!skip_name(reader)) return {};
  const auto west = read_clock(reader);
  if (!west) return {};
  rule.offset = -*west;
  if (reader.at_end()) return rule;
  PosixRule::Summer summer;
  if (!skip_name(reader)) return {};
  summer.offset = rule.offset + 3600;
  if (!reader.at(',')) {
    const auto summer_west = read_clock(reader);
    if (!summer_west) return {};
    summer.offset = -*summer_west;
  }
  const auto begins = read_moment(reader);
  const auto ends = begins ? read_moment(reader) : std::nullopt;
  if (!ends || !reader.at_end()) return {};
  summer.begins = *begins;
  summer.ends = *ends;
  rule.summer = summer;
  return rule;
}

std::int64_t local_seconds(const YearlyMoment& moment, int year) {
  Day day = *day_from(year, 1, 1);
  switch (moment.kind) {
    case YearlyMoment::Kind::weekday_of_month:
      day = weekday_of_month(moment, year);
      break;
    case YearlyMoment::Kind::day_of_year:
      day.days += moment.day;
      break;
    case YearlyMoment::Kind::day_without_leap:
      day.days += moment.day - 1;
      if (moment.day >= 60 && day_from(year, 2, 29)) ++day.days;
      break;
  }
  return day.days * std::int64_t{86'400} + moment.seconds;
}

}  // namespace joinery
