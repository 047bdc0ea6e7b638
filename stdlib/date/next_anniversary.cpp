#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_next_anniversary(const Call& call, std::span<const Value> arguments) {
  const Day day = day_in(arguments[0]), from = day_in(arguments[1]);
  std::int64_t years = parts(from).year - parts(day).year;
  if (years < 0) years = 0;
  auto found = add_years(day, years);
  if (found && *found < from) found = add_years(day, years + 1);
  return found ? date_of(*found) : call.hold("`next_anniversary` leaves the calendar");
}

constexpr Parameter next_anniversary_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day to remember"},
    {.name = "from", .type = TypeWord::date, .about = "the day from which on"},
};
constexpr Example next_anniversary_examples[] = {
    {"ordinary", "next_anniversary(2019-03-01, 2026-11-22)", R"("2027-03-01")"},
    {"that day itself", "next_anniversary(2019-11-22, 2026-11-22)", R"("2026-11-22")"},
    {"still to come", "next_anniversary(2027-03-01, 2026-11-22)", R"("2027-03-01")"},
    {"a leap day", "next_anniversary(2024-02-29, 2025-01-01)", R"("2025-02-28")"},
    {"blank", "next_anniversary(blank, 2026-11-22)", "null"},
};

}  // namespace

const FunctionDef next_anniversary_function{
    .name = "next_anniversary",
    .category = "date",
    .about = "The first anniversary of a day that is not before another day; of 29 "
             "February also 28 February.",
    .parameters = next_anniversary_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = next_anniversary_examples,
    .run = run_next_anniversary,
};

}  // namespace joinery::stdlib
