#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_week_of_year(const Call& /*call*/, std::span<const Value> arguments) {
  const Day day = day_in(arguments[0]);
  // The year of a week is the year of its Thursday (ISO 8601).
  const Day thursday{day.days + 4 - static_cast<std::int32_t>(weekday(day))};
  const int year = parts(thursday).year;
  const Day first = day_from(year, 1, 1).value_or(first_day);
  return Value::number((days_between(first, thursday) / 7 + 1) * number_one);
}

constexpr Parameter week_of_year_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example week_of_year_examples[] = {
    {"ordinary", "week_of_year(2024-05-31)", "22"},
    {"still the old year", "week_of_year(2027-01-01)", "53"},
    {"already the new one", "week_of_year(2024-12-30)", "1"},
    {"blank", "week_of_year(blank)", "null"},
};

}  // namespace

const FunctionDef week_of_year_function{
    .name = "week_of_year",
    .category = "date",
    .about = "The number of the week, 1 to 53; weeks begin on Monday, and the first "
             "one is that of the first Thursday (ISO 8601).",
    .parameters = week_of_year_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = week_of_year_examples,
    .run = run_week_of_year,
};

}  // namespace joinery::stdlib
