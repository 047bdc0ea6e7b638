#include <string>
#include <vector>

#include "stdlib/date/day_value.hpp"
#include "stdlib/date/weekday_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_weekday(const Call& /*call*/, std::span<const Value> arguments) {
  const auto index = static_cast<std::size_t>(weekday(day_in(arguments[0])));
  return Value::text(weekday_names[index - 1], false);
}

/// So that `is "Mondy"` is found out when the mapping is checked.
Type result_type(std::span<const Type> /*arguments*/) {
  return Type::one_of(std::vector<std::string>(weekday_names.begin(), weekday_names.end()));
}

constexpr Parameter weekday_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example weekday_examples[] = {
    {"ordinary", "weekday(2024-01-31)", R"("Wednesday")"},
    {"monday", "weekday(2026-11-23)", R"("Monday")"},
    {"sunday", "weekday(2026-11-22)", R"("Sunday")"},
    {"blank", "weekday(blank)", "null"},
};

}  // namespace

const FunctionDef weekday_function{
    .name = "weekday",
    .category = "date",
    .about = "The English name of the weekday.",
    .parameters = weekday_parameters,
    .returns = TypeWord::text,
    .result_type = result_type,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = weekday_examples,
    .run = run_weekday,
};

}  // namespace joinery::stdlib
