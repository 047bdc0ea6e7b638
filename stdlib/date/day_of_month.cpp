#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_day_of_month(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(static_cast<std::int64_t>(parts(day_in(arguments[0])).day) * number_one);
}

constexpr Parameter day_of_month_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example day_of_month_examples[] = {
    {"ordinary", "day_of_month(2024-02-29)", "29"},
    {"blank", "day_of_month(blank)", "null"},
};

}  // namespace

const FunctionDef day_of_month_function{
    .name = "day_of_month",
    .category = "date",
    .about = "The day within its month, 1 to 31.",
    .parameters = day_of_month_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = day_of_month_examples,
    .run = run_day_of_month,
};

}  // namespace joinery::stdlib
