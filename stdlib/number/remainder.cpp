#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_remainder(const Call& call, std::span<const Value> arguments) {
  const std::int64_t divisor = arguments[1].integer;
  if (divisor == 0) return call.hold("division by zero");
  if (divisor == -1) return Value::number(0);
  const std::int64_t rest = arguments[0].integer % divisor;
  if (rest >= 0) return Value::number(rest);
  return Value::number(divisor < 0 ? rest - divisor : rest + divisor);
}

constexpr Parameter remainder_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
    {.name = "divisor", .type = TypeWord::number, .about = "what it is divided by"},
};
constexpr Example remainder_examples[] = {
    {"ordinary", "remainder(17, 5)", "2"},
    {"with decimals", "remainder(7.5, 2)", "1.5"},
    {"below zero", "remainder(-1, 7)", "6"},
    {"blank", "remainder(blank, 2)", "null"},
    {"by zero", "remainder(1, 0)", "hold: division by zero"},
};

}  // namespace

const FunctionDef remainder_function{
    .name = "remainder",
    .category = "number",
    .about = "What is left of a number when it is divided by another as often as it "
             "goes; never below zero.",
    .parameters = remainder_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = remainder_examples,
    .run = run_remainder,
};

}  // namespace joinery::stdlib
