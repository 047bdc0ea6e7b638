#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_days_between(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(days_between(day_in(arguments[0]), day_in(arguments[1])) * number_one);
}

constexpr Parameter days_between_parameters[] = {
    {.name = "first", .type = TypeWord::date, .about = "the day to count from"},
    {.name = "second", .type = TypeWord::date, .about = "the day to count to"},
};
constexpr Example days_between_examples[] = {
    {"ordinary", "days_between(2024-02-28, 2024-03-01)", "2"},
    {"backwards", "days_between(2024-03-01, 2024-02-28)", "-2"},
    {"blank", "days_between(2024-01-01, blank)", "null"},
};

}  // namespace

const FunctionDef days_between_function{
    .name = "days_between",
    .category = "date",
    .about = "Days from the first day to the second; below zero where the second is earlier.",
    .parameters = days_between_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = days_between_examples,
    .run = run_days_between,
};

}  // namespace joinery::stdlib
