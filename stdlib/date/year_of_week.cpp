#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_year_of_week(const Call& /*call*/, std::span<const Value> arguments) {
  const Day day = day_in(arguments[0]);
  // The year of a week is the year of its Thursday (ISO 8601).
  const Day thursday{day.days + 4 - static_cast<std::int32_t>(weekday(day))};
  const int year = is_supported(thursday) ? parts(thursday).year : last_year + 1;
  return Value::number(year * number_one);
}

constexpr Parameter year_of_week_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example year_of_week_examples[] = {
    {"ordinary", "year_of_week(2024-05-31)", "2024"},
    {"still the old year", "year_of_week(2027-01-01)", "2026"},
    {"already the new one", "year_of_week(2024-12-30)", "2025"},
    {"blank", "year_of_week(blank)", "null"},
};

}  // namespace

const FunctionDef year_of_week_function{
    .name = "year_of_week",
    .category = "date",
    .about = "The year to which the week of a day belongs (ISO 8601), for use beside "
             "`week_of_year`.",
    .parameters = year_of_week_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = year_of_week_examples,
    .run = run_year_of_week,
};

}  // namespace joinery::stdlib
