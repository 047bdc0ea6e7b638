#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& /*call*/, std::span<const Value> arguments) {
  const Day day = day_in(arguments[0]);
  return date_of(Day{day.days + 1 - static_cast<std::int32_t>(weekday(day))});
}

constexpr Parameter parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example examples[] = {
    {"ordinary", "start_of_week(2026-11-22)", R"("2026-11-16")"},
    {"a Monday", "start_of_week(2026-11-16)", R"("2026-11-16")"},
    {"blank", "start_of_week(blank)", "null"},
};

}  // namespace

const FunctionDef start_of_week_function{
    .name = "start_of_week",
    .category = "date",
    .about = "The Monday of the week.",
    .parameters = parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
