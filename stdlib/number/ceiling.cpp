#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_ceiling(const Call& call, std::span<const Value> arguments) {
  const std::int64_t number = arguments[0].integer;
  const std::int64_t rest = number % number_one;
  const std::int64_t step = rest > 0 ? number_one : 0;
  std::int64_t result = 0;
  if (__builtin_add_overflow(number - rest, step, &result)) {
    return call.hold("`ceiling` leaves the range of numbers");
  }
  return Value::number(result);
}

constexpr Parameter ceiling_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
};
constexpr Example ceiling_examples[] = {
    {"ordinary", "ceiling(2.1)", "3"},
    {"below zero", "ceiling(-2.7)", "-2"},
    {"whole", "ceiling(2)", "2"},
    {"blank", "ceiling(blank)", "null"},
};

}  // namespace

const FunctionDef ceiling_function{
    .name = "ceiling",
    .category = "number",
    .about = "The smallest whole number that is not below the number.",
    .parameters = ceiling_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = ceiling_examples,
    .run = run_ceiling,
};

}  // namespace joinery::stdlib
