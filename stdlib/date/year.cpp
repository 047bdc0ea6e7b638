#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_year(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::number(static_cast<std::int64_t>(parts(day_in(arguments[0])).year) * number_one);
}

constexpr Parameter year_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example year_examples[] = {
    {"ordinary", "year(2024-02-29)", "2024"},
    {"blank", "year(blank)", "null"},
};

}  // namespace

const FunctionDef year_function{
    .name = "year",
    .category = "date",
    .about = "The year of a day.",
    .parameters = year_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = year_examples,
    .run = run_year,
};

}  // namespace joinery::stdlib
