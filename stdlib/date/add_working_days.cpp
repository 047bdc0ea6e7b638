#include "stdlib/date/day_value.hpp"
#include "stdlib/date/weekdays.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_add_working_days(const Call& call, std::span<const Value> arguments) {
  if (arguments[1].integer % number_one != 0) {
    return call.hold("`add_working_days` counts whole days only");
  }
  const std::int64_t count = arguments[1].integer / number_one;
  const auto day = add_weekdays(day_in(arguments[0]), count);
  return day ? date_of(*day) : call.hold("`add_working_days` leaves the calendar");
}

constexpr Parameter add_working_days_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "count", .type = TypeWord::number, .about = "how many: …, -1, 0, 1, 2, …"},
};
constexpr Example add_working_days_examples[] = {
    {"over a weekend", "add_working_days(2026-11-20, 1)", R"("2026-11-23")"},
    {"ordinary", "add_working_days(2026-11-16, 10)", R"("2026-11-30")"},
    {"back", "add_working_days(2026-11-23, -1)", R"("2026-11-20")"},
    {"from a Saturday", "add_working_days(2026-11-21, 1)", R"("2026-11-23")"},
    {"none", "add_working_days(2026-11-21, 0)", R"("2026-11-21")"},
    {"blank", "add_working_days(blank, 1)", "null"},
    {"half a day",
     "add_working_days(2026-11-20, 0.5)",
     "hold: `add_working_days` counts whole days only"},
};

}  // namespace

const FunctionDef add_working_days_function{
    .name = "add_working_days",
    .category = "date",
    .about = "The day so many days from Monday to Friday later, or earlier below "
             "zero. Holidays are not known: no list of them is right everywhere.",
    .parameters = add_working_days_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = add_working_days_examples,
    .run = run_add_working_days,
};

}  // namespace joinery::stdlib
