#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_start_of_year(const Call& /*call*/, std::span<const Value> arguments) {
  return date_of(day_from(parts(day_in(arguments[0])).year, 1, 1).value_or(first_day));
}

constexpr Parameter start_of_year_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example start_of_year_examples[] = {
    {"ordinary", "start_of_year(2024-05-31)", R"("2024-01-01")"},
    {"blank", "start_of_year(blank)", "null"},
};

}  // namespace

const FunctionDef start_of_year_function{
    .name = "start_of_year",
    .category = "date",
    .about = "The first of January of the year.",
    .parameters = start_of_year_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = start_of_year_examples,
    .run = run_start_of_year,
};

}  // namespace joinery::stdlib
