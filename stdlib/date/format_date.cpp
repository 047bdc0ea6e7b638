#include <string>

#include "engine/calendar/date_pattern.hpp"
#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_format_date(const Call& call, std::span<const Value> arguments) {
  const auto pattern = compile_date_pattern(arguments[1].view());
  if (!pattern) {
    std::string reason = "the example of `format_date` ";
    return call.hold(reason.append(words(pattern.error())));
  }
  std::string made;
  pattern->format(day_in(arguments[0]), made);
  return call.text(made);
}

constexpr Parameter format_date_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "example",
     .type = TypeWord::text,
     .about = "how the 31st of January 2024 is written",
     .literal = true},
};
constexpr Example format_date_examples[] = {
    {"ordinary", R"(format_date(2024-02-29, "31/01/2024"))", R"("29/02/2024")"},
    {"with names",
     R"(format_date(2026-11-22, "Wednesday, 31 January 2024"))",
     R"("Sunday, 22 November 2026")"},
    {"without zeros", R"(format_date(2024-02-01, "1/31/24"))", R"("2/1/24")"},
    {"no example",
     R"(format_date(2024-02-29, "31/12/2024"))",
     "hold: the example of `format_date` holds something that does not belong to 31 January 2024, the day to show"},
    {"blank", R"(format_date(blank, "31/01/2024"))", "null"},
};

}  // namespace

const FunctionDef format_date_function{
    .name = "format_date",
    .category = "date",
    .about = "The day as the example writes the 31st of January 2024; names of "
             "months and weekdays are English.",
    .parameters = format_date_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 3,
    .examples = format_date_examples,
    .run = run_format_date,
};

}  // namespace joinery::stdlib
