#include "stdlib/date/weekday_search.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_next_weekday(const Call& call, std::span<const Value> arguments) {
  return nearest_weekday(call, arguments, "next_weekday", WeekdaySide::after);
}

constexpr Parameter next_weekday_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "weekday",
     .type = TypeWord::text,
     .about = "the English name of the weekday"},
};
constexpr Example next_weekday_examples[] = {
    {"ordinary", R"(next_weekday(2026-11-22, "Monday"))", R"("2026-11-23")"},
    {"that day itself", R"(next_weekday(2026-11-23, "Monday"))", R"("2026-11-30")"},
    {"no weekday",
     R"(next_weekday(2026-11-22, "Mondy"))",
     R"(hold: `next_weekday` wants the English name of a weekday, not "Mondy")"},
    {"blank", R"(next_weekday(blank, "Monday"))", "null"},
    {"the end of time",
     R"(next_weekday(9999-12-30, "Monday"))",
     "hold: `next_weekday` leaves the calendar"},
};

}  // namespace

const FunctionDef next_weekday_function{
    .name = "next_weekday",
    .category = "date",
    .about = "The first such weekday after a day.",
    .parameters = next_weekday_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = next_weekday_examples,
    .run = run_next_weekday,
};

}  // namespace joinery::stdlib
