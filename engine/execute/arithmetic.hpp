#pragma once
/// What operators of the language compute, on values of the right kind that are present. Pure. A
/// hold where the result has no place in its range; its reason is of static storage.

#include <cstdint>

#include "engine/program/instruction.hpp"
#include "engine/value/value.hpp"

namespace joinery {

[[nodiscard]] Value negate(const Value& a);
[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
/// To six places; what lies beyond is rounded, a half to the even neighbour.
[[nodiscard]] Value multiply(const Value& a, const Value& b);
[[nodiscard]] Value divide(const Value& a, const Value& b);
/// The date or instant `a` moved by the whole number `b`. Months and years of an instant are
/// counted on the calendar in UTC; where the month is too short, its last day.
[[nodiscard]] Value shift(const Value& a, const Value& b, ShiftUnit unit, bool backwards);
/// Days from date `b` to date `a`.
[[nodiscard]] Value days_between(const Value& a, const Value& b);
/// -1, 0 or 1; of two numbers, dates or instants.
[[nodiscard]] inline int compare_integers(const Value& a, const Value& b) {
  return a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0;
}

}  // namespace joinery
