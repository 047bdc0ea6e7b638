/// Numbers with six exact decimals, and the calendar.

#include "engine/calendar/day.hpp"
#include "tests/oracle/judge.hpp"

namespace joinery::oracle {
namespace {

__extension__ using Wide = __int128;

/// To the nearest whole, a half to the even neighbour.
Wide rounded(Wide dividend, Wide divisor) {
  if (divisor < 0) {
    dividend = -dividend;
    divisor = -divisor;
  }
  const bool negative = dividend < 0;
  if (negative) dividend = -dividend;
  Wide whole = dividend / divisor;
  const Wide twice = (dividend % divisor) * 2;
  if (twice > divisor || (twice == divisor && whole % 2 == 1)) ++whole;
  return negative ? -whole : whole;
}

bool fits(Wide number) { return number >= INT64_MIN && number <= INT64_MAX; }

}  // namespace

Value Judge::arithmetic(const Node& node, const Value& a, const Value& b) {
  const Wide x = a.integer;
  const Wide y = b.integer;
  Wide result = 0;
  switch (node.op) {
    case NodeOp::negate:
      result = -x;
      break;
    case NodeOp::add:
      result = x + y;
      break;
    case NodeOp::subtract:
      result = x - y;
      break;
    case NodeOp::multiply:
      result = rounded(x * y, number_one);
      break;
    case NodeOp::divide:
      if (y == 0) return hold("division by zero");
      result = rounded(x * number_one, y);
      break;
    case NodeOp::days_between:
      result = (x - y) * number_one;
      break;
    default:
      return shifted(node, a, b);
  }
  if (!fits(result)) return hold("a number is out of range");
  return Value::number(static_cast<std::int64_t>(result));
}

Value Judge::shifted(const Node& node, const Value& moment, const Value& count) {
  if (count.integer % number_one != 0) return hold("a date moves by whole numbers only");
  const std::int64_t by = (node.index == 1 ? -1 : 1) * (count.integer / number_one);
  if (moment.kind == ValueKind::instant) {
    const std::int64_t step = (node.unit == "hour" ? 3600 : 60) * micros_per_second;
    const Wide at = static_cast<Wide>(moment.integer) + static_cast<Wide>(by) * step;
    if (!fits(at) || !is_supported(Instant{static_cast<std::int64_t>(at)})) {
      return hold("an instant is out of range");
    }
    return Value::of(ValueKind::instant, static_cast<std::int64_t>(at));
  }
  const Day from{static_cast<std::int32_t>(moment.integer)};
  const auto moved = node.unit == "day"     ? add_days(from, by)
                     : node.unit == "week"  ? add_weeks(from, by)
                     : node.unit == "month" ? add_months(from, by)
                                            : add_years(from, by);
  if (!moved) return hold("a date is out of range");
  return Value::of(ValueKind::date, moved->days);
}

}  // namespace joinery::oracle
