#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_month(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(static_cast<std::int64_t>(parts(day_in(arguments[0])).month) * number_one);
}

constexpr Parameter month_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example month_examples[] = {
    {"ordinary", "month(2024-02-29)", "2"},
    {"blank", "month(blank)", "null"},
};

}  // namespace

const FunctionDef month_function{
    .name = "month",
    .category = "date",
    .about = "The month of a day, 1 to 12.",
    .parameters = month_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = month_examples,
    .run = run_month,
};

}  // namespace joinery::stdlib
