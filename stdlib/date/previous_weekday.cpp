#include "stdlib/date/weekday_search.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_previous_weekday(const Call& call, std::span<const Value> arguments) {
  return nearest_weekday(call, arguments, "previous_weekday", WeekdaySide::before);
}

constexpr Parameter previous_weekday_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "weekday",
     .type = TypeWord::text,
     .about = "the English name of the weekday"},
};
constexpr Example previous_weekday_examples[] = {
    {"ordinary", R"(previous_weekday(2026-11-22, "Monday"))", R"("2026-11-16")"},
    {"that day itself", R"(previous_weekday(2026-11-23, "Monday"))", R"("2026-11-16")"},
    {"no weekday",
     R"(previous_weekday(2026-11-22, "Mondy"))",
     R"(hold: `previous_weekday` wants the English name of a weekday, not "Mondy")"},
    {"blank", R"(previous_weekday(blank, "Monday"))", "null"},
    {"the end of time",
     R"(previous_weekday(0001-01-02, "Sunday"))",
     "hold: `previous_weekday` leaves the calendar"},
};

}  // namespace

const FunctionDef previous_weekday_function{
    .name = "previous_weekday",
    .category = "date",
    .about = "The last such weekday before a day.",
    .parameters = previous_weekday_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = previous_weekday_examples,
    .run = run_previous_weekday,
};

}  // namespace joinery::stdlib
