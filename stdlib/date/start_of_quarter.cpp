#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_start_of_quarter(const Call& /*call*/, std::span<const Value> arguments) {
  const DayParts day = parts(day_in(arguments[0]));
  return date_of(day_from(day.year, (day.month - 1) / 3 * 3 + 1, 1).value_or(first_day));
}

constexpr Parameter start_of_quarter_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example start_of_quarter_examples[] = {
    {"ordinary", "start_of_quarter(2024-05-31)", R"("2024-04-01")"},
    {"its first day", "start_of_quarter(2024-10-01)", R"("2024-10-01")"},
    {"blank", "start_of_quarter(blank)", "null"},
};

}  // namespace

const FunctionDef start_of_quarter_function{
    .name = "start_of_quarter",
    .category = "date",
    .about = "The first day of the quarter.",
    .parameters = start_of_quarter_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = start_of_quarter_examples,
    .run = run_start_of_quarter,
};

}  // namespace joinery::stdlib
