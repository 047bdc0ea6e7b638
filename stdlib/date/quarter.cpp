#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_quarter(const Call& /*call*/, std::span<const Value> arguments) {
  const unsigned month = parts(day_in(arguments[0])).month;
  return Value::number(((month - 1) / 3 + 1) * number_one);
}

constexpr Parameter quarter_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
};
constexpr Example quarter_examples[] = {
    {"ordinary", "quarter(2024-05-31)", "2"},
    {"last", "quarter(2024-10-01)", "4"},
    {"blank", "quarter(blank)", "null"},
};

}  // namespace

const FunctionDef quarter_function{
    .name = "quarter",
    .category = "date",
    .about = "The quarter of the year, 1 to 4.",
    .parameters = quarter_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = quarter_examples,
    .run = run_quarter,
};

}  // namespace joinery::stdlib
