#include "engine/calendar/zone_table.hpp"
#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_day_of(const Call& call, std::span<const Value> arguments) {
  const ZoneId zone{static_cast<std::uint32_t>(arguments[1].integer)};
  return date_of(call.references.zones.day_of(Instant{arguments[0].integer}, zone));
}

constexpr Parameter day_of_parameters[] = {
    {.name = "instant", .type = TypeWord::instant, .about = "the instant"},
    {.name = "zone", .type = TypeWord::zone, .about = "whose clocks count"},
};
constexpr Example day_of_examples[] = {
    {"ordinary", R"(day_of(2024-01-31T09:30:00Z, "Europe/London"))", R"("2024-01-31")"},
    {"already tomorrow", R"(day_of(2024-01-31T23:30:00Z, "Asia/Tokyo"))", R"("2024-02-01")"},
    {"still yesterday", R"(day_of(2024-01-31T02:00:00Z, "America/New_York"))", R"("2024-01-30")"},
    {"blank", R"(day_of(blank, "Asia/Tokyo"))", "null"},
};

}  // namespace

const FunctionDef day_of_function{
    .name = "day_of",
    .category = "date",
    .about = "The day that an instant belongs to in a time zone.",
    .parameters = day_of_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = day_of_examples,
    .run = run_day_of,
};

}  // namespace joinery::stdlib
