#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_end_of_month(const Call& /*call*/, std::span<const Value> arguments) {
  return date_of(last_of_month(day_in(arguments[0])));
}

constexpr Parameter end_of_month_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example end_of_month_examples[] = {
    {"leap year", "end_of_month(2024-02-10)", R"("2024-02-29")"},
    {"ordinary", "end_of_month(2023-02-10)", R"("2023-02-28")"},
    {"blank", "end_of_month(blank)", "null"},
};

}  // namespace

const FunctionDef end_of_month_function{
    .name = "end_of_month",
    .category = "date",
    .about = "The last day of the month.",
    .parameters = end_of_month_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = end_of_month_examples,
    .run = run_end_of_month,
};

}  // namespace joinery::stdlib
