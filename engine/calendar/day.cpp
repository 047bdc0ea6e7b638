#include "engine/calendar/day.hpp"

#include <algorithm>

namespace joinery {
namespace {

using std::chrono::last;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day_last;

/// Past this many days, months or seconds nothing supported is ever reached; it keeps the sums
/// below far from the ends of their types.
constexpr std::int64_t out_of_reach = 4'000'000;

static_assert(day_from(1, 1, 1) == first_day);
static_assert(day_from(9999, 12, 31) == last_day);
static_assert(day_from(4712, 12, 31).has_value() && is_open_end(*day_from(4712, 12, 31)));

unsigned length_of_month(int year_number, unsigned month) {
  const year_month_day_last end{year{year_number}, std::chrono::month{month} / last};
  return static_cast<unsigned>(end.day());
}

/// `factor` times `count`, or `nullopt` where that cannot be counted.
std::optional<std::int64_t> product(std::int64_t count, std::int64_t factor) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(count, factor, &result)) return {};
  return result;
}

std::optional<Instant> supported(std::optional<std::int64_t> micros) {
  if (!micros || !is_supported(Instant{*micros})) return {};
  return Instant{*micros};
}

}  // namespace

std::optional<Day> add_days(Day day, std::int64_t count) {
  if (count > out_of_reach || count < -out_of_reach) return {};
  const Day result{static_cast<std::int32_t>(day.days + count)};
  return is_supported(result) ? std::optional(result) : std::nullopt;
}

std::optional<Day> add_weeks(Day day, std::int64_t count) {
  if (count > out_of_reach || count < -out_of_reach) return {};
  return add_days(day, count * 7);
}

std::optional<Day> add_months(Day day, std::int64_t count) {
  if (count > out_of_reach || count < -out_of_reach) return {};
  const DayParts from = parts(day);
  const std::int64_t months = from.year * 12LL + (from.month - 1) + count;
  if (months < first_year * 12 || months >= (last_year + 1) * 12) return {};
  const int to_year = static_cast<int>(months / 12);
  const unsigned to_month = static_cast<unsigned>(months % 12) + 1;
  return day_from(to_year, to_month, std::min(from.day, length_of_month(to_year, to_month)));
}

std::optional<Day> add_years(Day day, std::int64_t count) {
  if (count > out_of_reach || count < -out_of_reach) return {};
  return add_months(day, count * 12);
}

std::optional<Instant> add_micros(Instant instant, std::int64_t count) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(instant.micros, count, &sum)) return {};
  return supported(sum);
}

std::int64_t months_between(Day first, Day second) {
  if (second < first) return -months_between(second, first);
  const DayParts from = parts(first);
  const DayParts to = parts(second);
  const std::int64_t months = (to.year - from.year) * 12LL + to.month - from.month;
  const bool complete = to.day >= std::min(from.day, length_of_month(to.year, to.month));
  return complete ? months : months - 1;
}

std::int64_t years_between(Day first, Day second) { return months_between(first, second) / 12; }

Day first_of_month(Day day) {
  return Day{day.days - static_cast<std::int32_t>(parts(day).day - 1)};
}

Day last_of_month(Day day) {
  const DayParts from = parts(day);
  const unsigned left = length_of_month(from.year, from.month) - from.day;
  return Day{day.days + static_cast<std::int32_t>(left)};
}

std::optional<Day> next_or_same(Day day, Weekday wanted) {
  const int ahead = static_cast<int>(wanted) - static_cast<int>(weekday(day));
  return add_days(day, ahead < 0 ? ahead + 7 : ahead);
}

std::optional<Instant> instant_from_seconds(std::int64_t seconds) {
  return supported(product(seconds, micros_per_second));
}

std::optional<Instant> instant_from_milliseconds(std::int64_t milliseconds) {
  return supported(product(milliseconds, 1000));
}

}  // namespace joinery
