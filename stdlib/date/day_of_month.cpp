#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(static_cast<std::int64_t>(parts(day_in(arguments[0])).day) * number_one);
}

constexpr Parameter parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example examples[] = {
    {"ordinary", "day_of_month(2024-02-29)", "29"},
    {"blank", "day_of_month(blank)", "null"},
};

}  // namespace

const FunctionDef day_of_month_function{
    .name = "day_of_month",
    .category = "date",
    .about = "The day within its month, 1 to 31.",
    .parameters = parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
