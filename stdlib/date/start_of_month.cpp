#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_start_of_month(const Call& /*call*/, std::span<const Value> arguments) {
  return date_of(first_of_month(day_in(arguments[0])));
}

constexpr Parameter start_of_month_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example start_of_month_examples[] = {
    {"ordinary", "start_of_month(2024-02-29)", R"("2024-02-01")"},
    {"already there", "start_of_month(2024-02-01)", R"("2024-02-01")"},
    {"blank", "start_of_month(blank)", "null"},
};

}  // namespace

const FunctionDef start_of_month_function{
    .name = "start_of_month",
    .category = "date",
    .about = "The first day of the month.",
    .parameters = start_of_month_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = start_of_month_examples,
    .run = run_start_of_month,
};

}  // namespace joinery::stdlib
