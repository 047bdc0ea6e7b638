#include "engine/calendar/timestamp.hpp"

#include <algorithm>
#include <array>

#include "engine/calendar/digits.hpp"

namespace joinery {
namespace {

constexpr std::int64_t micros_per_minute = 60 * micros_per_second;
constexpr std::int64_t micros_per_hour = 60 * micros_per_minute;

tl::unexpected<DateProblem> no(DateProblem problem) { return tl::unexpected<DateProblem>(problem); }

/// `2024-01-31` at the front of `reader`.
Dated<Day> read_day(DigitReader& reader) {
  const int year = reader.digits(4);
  if (year < 0 || !reader.eat('-')) return no(DateProblem::shape);
  const int month = reader.digits(2);
  if (month < 0 || !reader.eat('-')) return no(DateProblem::shape);
  const int day = reader.digits(2);
  if (day < 0) return no(DateProblem::shape);
  if (year == 0) return no(month == 0 && day == 0 ? DateProblem::placeholder : DateProblem::year);
  if (month < 1 || month > 12) return no(DateProblem::month);
  const auto found = day_from(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!found) return no(DateProblem::day);
  return *found;
}

/// Up to nine digits after the point, as microseconds; -1 where there are none or too many.
std::int64_t read_fraction(DigitReader& reader) {
  std::int64_t micros = 0;
  int count = 0;
  for (; reader.at_digit(); ++count) {
    if (count < 6) micros = micros * 10 + (reader.rest().front() - '0');
    if (count == 9) return -1;
    reader.skip(1);
  }
  if (count == 0) return -1;
  for (; count < 6; ++count) micros *= 10;
  return micros;
}

/// `09:30`, `09:30:00` or `09:30:00.123` at the front, as microseconds since midnight.
Dated<std::int64_t> read_time(DigitReader& reader) {
  const int hour = reader.digits(2);
  if (hour < 0 || !reader.eat(':')) return no(DateProblem::shape);
  const int minute = reader.digits(2);
  if (minute < 0) return no(DateProblem::shape);
  int second = 0;
  std::int64_t fraction = 0;
  if (reader.eat(':')) {
    second = reader.digits(2);
    if (second < 0) return no(DateProblem::shape);
    if (reader.eat('.') || reader.eat(',')) fraction = read_fraction(reader);
    if (fraction < 0) return no(DateProblem::shape);
  }
  if (hour > 23 || minute > 59 || second > 59) return no(DateProblem::time);
  return hour * micros_per_hour + minute * micros_per_minute + second * micros_per_second +
         fraction;
}

/// `Z`, `+02:00`, `+0200` or `+02` at the front, or nothing at all.
Dated<std::optional<std::int32_t>> read_offset(DigitReader& reader) {
  if (reader.at_end()) return std::nullopt;
  if (reader.eat('Z') || reader.eat('z')) return std::optional<std::int32_t>(0);
  const bool behind = reader.at('-');
  if (!reader.eat('+') && !reader.eat('-')) return no(DateProblem::trailing);
  const int hours = reader.digits(2);
  if (hours < 0) return no(DateProblem::offset);
  int minutes = 0;
  if (reader.eat(':') || reader.at_digit()) minutes = reader.digits(2);
  if (minutes < 0 || hours > 23 || minutes > 59) return no(DateProblem::offset);
  const int seconds = (hours * 60 + minutes) * 60;
  return std::optional<std::int32_t>(behind ? -seconds : seconds);
}

/// Microseconds of the local reading, counted as if the wall stood in UTC.
std::int64_t flat_micros(const LocalTime& local) {
  return local.day.days * micros_per_day + local.micros;
}

/// The reading of a wall clock whose flat count is `micros`; the caller has checked the range.
LocalTime local_from(std::int64_t micros) {
  std::int64_t days = micros / micros_per_day;
  if (micros % micros_per_day < 0) --days;
  return {Day{static_cast<std::int32_t>(days)}, micros - days * micros_per_day};
}

bool is_sign(char c) { return c == '+' || c == '-'; }

/// Writes `value` with leading zeros into the `count` places from `place`.
char* put(char* place, std::int64_t value, int count) {
  for (int i = count - 1; i >= 0; --i, value /= 10) place[i] = static_cast<char>('0' + value % 10);
  return place + count;
}

char* put_day(char* place, Day day) {
  const DayParts from = parts(std::clamp(day, first_day, last_day));
  place = put(place, from.year, 4);
  *place++ = '-';
  place = put(place, from.month, 2);
  *place++ = '-';
  return put(place, from.day, 2);
}

}  // namespace

Dated<Day> parse_day(std::string_view text) {
  DigitReader reader(text);
  const auto day = read_day(reader);
  if (day && !reader.at_end()) return no(DateProblem::trailing);
  return day;
}

Dated<Timestamp> parse_timestamp(std::string_view text) {
  DigitReader reader(text);
  const auto day = read_day(reader);
  if (!day) return no(day.error());
  Timestamp result{{*day, 0}, {}, false};
  const bool spaced = reader.at(' ');
  if (spaced || reader.at('T') || reader.at('t')) {
    reader.skip(1);
    const auto time = read_time(reader);
    if (!time)
      return no(spaced && time.error() == DateProblem::shape ? DateProblem::trailing
                                                             : time.error());
    result.local.micros = *time;
    result.time_written = true;
    if (reader.eat(' ') && reader.at_end()) return no(DateProblem::trailing);
  }
  const auto offset = read_offset(reader);
  if (!offset) return no(offset.error());
  if (!reader.at_end()) return no(DateProblem::trailing);
  result.offset_seconds = *offset;
  return result;
}

Dated<Instant> parse_instant(std::string_view text) {
  const auto timestamp = parse_timestamp(text);
  if (!timestamp) return no(timestamp.error());
  if (!timestamp->time_written) return no(DateProblem::shape);
  return instant_of(*timestamp);
}

Dated<LocalTime> parse_local_time(std::string_view text) {
  const auto timestamp = parse_timestamp(text);
  if (!timestamp) return no(timestamp.error());
  if (!timestamp->time_written || timestamp->offset_seconds) return no(DateProblem::shape);
  return timestamp->local;
}

Dated<Day> parse_written_day(std::string_view text) {
  const auto timestamp = parse_timestamp(text);
  if (!timestamp) return no(timestamp.error());
  return written_day_of(*timestamp);
}

Dated<Timestamp> parse_json_date(std::string_view text) {
  DigitReader reader(text);
  if (!reader.eat("/Date(")) return no(DateProblem::shape);
  const auto close = reader.rest().find(')');
  if (close == std::string_view::npos) return no(DateProblem::shape);
  if (reader.rest().substr(close) != ")/") return no(DateProblem::trailing);
  std::string_view number = reader.rest().substr(0, close);
  const auto sign = std::find_if(number.begin() + (number.empty() ? 0 : 1), number.end(), is_sign);
  DigitReader zone(number.substr(static_cast<std::size_t>(sign - number.begin())));
  number.remove_suffix(zone.rest().size());
  if (number.find('.') != std::string_view::npos) return no(DateProblem::number);
  const auto instant = parse_epoch(number, EpochUnit::milliseconds);
  if (!instant) return no(instant.error());
  const auto offset = read_offset(zone);
  if (!offset || !zone.at_end()) return no(DateProblem::offset);
  Timestamp result{{}, offset->value_or(0), true};
  result.local = local_from(instant->micros + *result.offset_seconds * micros_per_second);
  if (!is_supported(result.local.day)) return no(DateProblem::year);
  return result;
}

Dated<Instant> parse_epoch(std::string_view text, EpochUnit unit) {
  DigitReader reader(text);
  const bool negative = reader.eat('-');
  if (!negative) reader.eat('+');
  const std::int64_t scale = unit == EpochUnit::seconds ? micros_per_second : 1000;
  std::int64_t micros = 0;
  if (!reader.at_digit()) return no(DateProblem::number);
  for (; reader.at_digit(); reader.skip(1)) {
    const std::int64_t digit = reader.rest().front() - '0';
    if (micros > (INT64_MAX / 10 - digit * scale) / 10) return no(DateProblem::number);
    micros = micros * 10 + digit * scale;
  }
  if (reader.eat('.')) {
    if (!reader.at_digit()) return no(DateProblem::number);
    std::int64_t place = scale / 10;
    bool cut = false;
    for (; reader.at_digit(); reader.skip(1), place /= 10) {
      micros += (reader.rest().front() - '0') * place;
      cut = cut || (place == 0 && !reader.at('0'));
    }
    if (negative && cut) ++micros;
  }
  if (!reader.at_end()) return no(DateProblem::number);
  const Instant result{negative ? -micros : micros};
  if (!is_supported(result)) return no(DateProblem::number);
  return result;
}

Dated<Instant> instant_of(const Timestamp& timestamp) {
  if (!timestamp.offset_seconds) return no(DateProblem::needs_zone);
  const Instant result{flat_micros(timestamp.local) -
                       *timestamp.offset_seconds * micros_per_second};
  if (!is_supported(result)) return no(DateProblem::year);
  return result;
}

Dated<Day> written_day_of(const Timestamp& timestamp) {
  if (timestamp.local.micros != 0) return no(DateProblem::has_time);
  return timestamp.local.day;
}

void format_day(Day day, std::string& out) {
  std::array<char, 10> buffer{};
  put_day(buffer.data(), day);
  out.append(buffer.data(), buffer.size());
}

void format_instant(Instant instant, std::string& out) {
  constexpr Instant first{first_day.days * micros_per_day};
  constexpr Instant end{(last_day.days + 1LL) * micros_per_day - 1};
  const LocalTime local = local_from(std::clamp(instant, first, end).micros);
  std::array<char, 27> buffer{};
  char* place = put_day(buffer.data(), local.day);
  *place++ = 'T';
  place = put(place, local.micros / micros_per_hour, 2);
  *place++ = ':';
  place = put(place, local.micros / micros_per_minute % 60, 2);
  *place++ = ':';
  place = put(place, local.micros / micros_per_second % 60, 2);
  if (const std::int64_t fraction = local.micros % micros_per_second; fraction != 0) {
    *place++ = '.';
    place = fraction % 1000 == 0 ? put(place, fraction / 1000, 3) : put(place, fraction, 6);
  }
  *place++ = 'Z';
  out.append(buffer.data(), static_cast<std::size_t>(place - buffer.data()));
}

std::string day_text(Day day) {
  std::string out;
  format_day(day, out);
  return out;
}

std::string instant_text(Instant instant) {
  std::string out;
  format_instant(instant, out);
  return out;
}

}  // namespace joinery
