#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_years_between(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(years_between(day_in(arguments[0]), day_in(arguments[1])) * number_one);
}

constexpr Parameter years_between_parameters[] = {
    {.name = "first", .type = TypeWord::date, .about = "the day to count from"},
    {.name = "second", .type = TypeWord::date, .about = "the day to count to"},
};
constexpr Example years_between_examples[] = {
    {"ordinary", "years_between(2020-03-01, 2024-02-29)", "3"},
    {"anniversary", "years_between(2020-03-01, 2024-03-01)", "4"},
    {"born on a leap day", "years_between(2020-02-29, 2021-02-28)", "1"},
    {"blank", "years_between(2024-01-01, blank)", "null"},
};

}  // namespace

const FunctionDef years_between_function{
    .name = "years_between",
    .category = "date",
    .about = "Completed years from the first day to the second, as people count ages; below zero "
             "where the second is earlier.",
    .parameters = years_between_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = years_between_examples,
    .run = run_years_between,
};

}  // namespace joinery::stdlib
