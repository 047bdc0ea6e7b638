#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_start_of_week(const Call& /*call*/, std::span<const Value> arguments) {
  const Day day = day_in(arguments[0]);
  return date_of(Day{day.days + 1 - static_cast<std::int32_t>(weekday(day))});
}

constexpr Parameter start_of_week_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example start_of_week_examples[] = {
    {"ordinary", "start_of_week(2026-11-22)", R"("2026-11-16")"},
    {"a Monday", "start_of_week(2026-11-16)", R"("2026-11-16")"},
    {"blank", "start_of_week(blank)", "null"},
};

}  // namespace

const FunctionDef start_of_week_function{
    .name = "start_of_week",
    .category = "date",
    .about = "The Monday of the week.",
    .parameters = start_of_week_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = start_of_week_examples,
    .run = run_start_of_week,
};

}  // namespace joinery::stdlib
