#include "engine/execute/arithmetic.hpp"

#include <optional>

#include "engine/calendar/day.hpp"

namespace joinery {
namespace {

// Products of two numbers of 64 bits; nowhere else is the type needed.
__extension__ using Wide = __int128;

Value out_of_range() { return Value::hold("a number is out of range"); }

Value number_from(Wide value) {
  if (value > INT64_MAX || value < INT64_MIN) return out_of_range();
  return Value::number(static_cast<std::int64_t>(value));
}

/// `above` over `below` (not 0) as a whole number, a half to the even neighbour.
Wide rounded_quotient(Wide above, Wide below) {
  if (below < 0) {
    above = -above;
    below = -below;
  }
  Wide whole = above / below;
  const Wide rest = above % below;
  const Wide twice = 2 * (rest < 0 ? -rest : rest);
  if (twice > below || (twice == below && whole % 2 != 0)) whole += above < 0 ? -1 : 1;
  return whole;
}

Value shifted_day(std::int64_t days, std::int64_t count, ShiftUnit unit) {
  const Day day{static_cast<std::int32_t>(days)};
  std::optional<Day> moved;
  switch (unit) {
    case ShiftUnit::day: moved = add_days(day, count); break;
    case ShiftUnit::week: moved = add_weeks(day, count); break;
    case ShiftUnit::month: moved = add_months(day, count); break;
    case ShiftUnit::year: moved = add_years(day, count); break;
    case ShiftUnit::minute:
    case ShiftUnit::hour: return Value::hold("a date has no hours and minutes");
  }
  if (!moved) return Value::hold("a date is out of range");
  return Value::of(ValueKind::date, moved->days);
}

std::int64_t micros_of(ShiftUnit unit) {
  switch (unit) {
    case ShiftUnit::minute: return 60 * micros_per_second;
    case ShiftUnit::hour: return 3600 * micros_per_second;
    case ShiftUnit::week: return 7 * micros_per_day;
    case ShiftUnit::day:
    case ShiftUnit::month:
    case ShiftUnit::year: break;
  }
  return micros_per_day;
}

Value shifted_instant(std::int64_t micros, std::int64_t count, ShiftUnit unit) {
  const Value too_far = Value::hold("an instant is out of range");
  if (unit == ShiftUnit::month || unit == ShiftUnit::year) {
    const std::int64_t time = ((micros % micros_per_day) + micros_per_day) % micros_per_day;
    const Value day = shifted_day((micros - time) / micros_per_day, count, unit);
    if (day.is_hold()) return too_far;
    return Value::of(ValueKind::instant, day.integer * micros_per_day + time);
  }
  const Wide step = Wide{micros_of(unit)} * count;
  if (step > INT64_MAX || step < INT64_MIN) return too_far;
  const auto moved = add_micros(Instant{micros}, static_cast<std::int64_t>(step));
  return moved ? Value::of(ValueKind::instant, moved->micros) : too_far;
}

}  // namespace

Value negate(const Value& a) { return number_from(-Wide{a.integer}); }

Value add(const Value& a, const Value& b) { return number_from(Wide{a.integer} + b.integer); }

Value subtract(const Value& a, const Value& b) { return number_from(Wide{a.integer} - b.integer); }

Value multiply(const Value& a, const Value& b) {
  return number_from(rounded_quotient(Wide{a.integer} * b.integer, number_one));
}

Value divide(const Value& a, const Value& b) {
  if (b.integer == 0) return Value::hold("division by zero");
  return number_from(rounded_quotient(Wide{a.integer} * number_one, b.integer));
}

Value shift(const Value& a, const Value& b, ShiftUnit unit, bool backwards) {
  if (b.integer % number_one != 0) return Value::hold("a date moves by whole numbers only");
  const std::int64_t count = b.integer / number_one;
  const std::int64_t signed_count = backwards ? -count : count;
  if (a.kind == ValueKind::date) return shifted_day(a.integer, signed_count, unit);
  return shifted_instant(a.integer, signed_count, unit);
}

Value days_between(const Value& a, const Value& b) {
  return Value::number((a.integer - b.integer) * number_one);
}

}  // namespace joinery
