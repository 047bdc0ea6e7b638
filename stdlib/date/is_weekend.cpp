#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_is_weekend(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::yes_no(weekday(day_in(arguments[0])) >= Weekday::saturday);
}

constexpr Parameter is_weekend_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example is_weekend_examples[] = {
    {"ordinary", "is_weekend(2026-11-22)", "true"},
    {"a Friday", "is_weekend(2026-11-20)", "false"},
    {"blank", "is_weekend(blank)", "null"},
};

}  // namespace

const FunctionDef is_weekend_function{
    .name = "is_weekend",
    .category = "date",
    .about = "Whether a day is a Saturday or a Sunday.",
    .parameters = is_weekend_parameters,
    .returns = TypeWord::yes_no,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = is_weekend_examples,
    .run = run_is_weekend,
};

}  // namespace joinery::stdlib
