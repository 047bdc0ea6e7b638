#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(static_cast<std::int64_t>(parts(day_in(arguments[0])).month) * number_one);
}

constexpr Parameter parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example examples[] = {
    {"ordinary", "month(2024-02-29)", "2"},
    {"blank", "month(blank)", "null"},
};

}  // namespace

const FunctionDef month_function{
    .name = "month",
    .category = "date",
    .about = "The month of a day, 1 to 12.",
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
