#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_floor(const Call& call, std::span<const Value> arguments) {
  const std::int64_t number = arguments[0].integer;
  const std::int64_t rest = number % number_one;
  const std::int64_t step = rest < 0 ? -number_one : 0;
  std::int64_t result = 0;
  if (__builtin_add_overflow(number - rest, step, &result)) {
    return call.hold("`floor` leaves the range of numbers");
  }
  return Value::number(result);
}

constexpr Parameter floor_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
};
constexpr Example floor_examples[] = {
    {"ordinary", "floor(2.7)", "2"},
    {"below zero", "floor(-2.1)", "-3"},
    {"whole", "floor(-2)", "-2"},
    {"blank", "floor(blank)", "null"},
};

}  // namespace

const FunctionDef floor_function{
    .name = "floor",
    .category = "number",
    .about = "The largest whole number that is not above the number.",
    .parameters = floor_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = floor_examples,
    .run = run_floor,
};

}  // namespace joinery::stdlib
