#include "stdlib/date/day_value.hpp"
#include "stdlib/date/weekdays.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_working_days_between(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(weekdays_between(day_in(arguments[0]), day_in(arguments[1])) * number_one);
}

constexpr Parameter working_days_between_parameters[] = {
    {.name = "first", .type = TypeWord::date, .about = "the day to count from"},
    {.name = "second", .type = TypeWord::date, .about = "the day to count to"},
};
constexpr Example working_days_between_examples[] = {
    {"a week", "working_days_between(2026-11-16, 2026-11-23)", "5"},
    {"over a weekend", "working_days_between(2026-11-20, 2026-11-23)", "1"},
    {"back", "working_days_between(2026-11-23, 2026-11-20)", "-1"},
    {"blank", "working_days_between(2026-11-23, blank)", "null"},
};

}  // namespace

const FunctionDef working_days_between_function{
    .name = "working_days_between",
    .category = "date",
    .about = "How many days from Monday to Friday there are after the first day, up "
             "to and including the second; below zero where the second is earlier.",
    .parameters = working_days_between_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = working_days_between_examples,
    .run = run_working_days_between,
};

}  // namespace joinery::stdlib
