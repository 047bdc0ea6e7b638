#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_months_between(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(months_between(day_in(arguments[0]), day_in(arguments[1])) * number_one);
}

constexpr Parameter months_between_parameters[] = {
    {.name = "first", .type = TypeWord::date, .about = "the day to count from"},
    {.name = "second", .type = TypeWord::date, .about = "the day to count to"},
};
constexpr Example months_between_examples[] = {
    {"ordinary", "months_between(2024-01-15, 2024-03-14)", "1"},
    {"to the end of a short month", "months_between(2024-01-31, 2024-02-29)", "1"},
    {"backwards", "months_between(2024-03-14, 2024-01-14)", "-2"},
    {"blank", "months_between(2024-01-01, blank)", "null"},
};

}  // namespace

const FunctionDef months_between_function{
    .name = "months_between",
    .category = "date",
    .about = "Completed months from the first day to the second; below zero where the second is "
             "earlier.",
    .parameters = months_between_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = months_between_examples,
    .run = run_months_between,
};

}  // namespace joinery::stdlib
