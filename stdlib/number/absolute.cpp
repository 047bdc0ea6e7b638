#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_absolute(const Call& call, std::span<const Value> arguments) {
  const std::int64_t number = arguments[0].integer;
  if (number == INT64_MIN) return call.hold("`absolute` leaves the range of numbers");
  return Value::number(number < 0 ? -number : number);
}

constexpr Parameter absolute_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
};
constexpr Example absolute_examples[] = {
    {"ordinary", "absolute(-2.5)", "2.5"},
    {"above zero", "absolute(3)", "3"},
    {"blank", "absolute(blank)", "null"},
};

}  // namespace

const FunctionDef absolute_function{
    .name = "absolute",
    .category = "number",
    .about = "The number without its sign.",
    .parameters = absolute_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = absolute_examples,
    .run = run_absolute,
};

}  // namespace joinery::stdlib
