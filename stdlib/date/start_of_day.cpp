#include "engine/calendar/zone_table.hpp"
#include "stdlib/date/day_value.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_start_of_day(const Call& call, std::span<const Value> arguments) {
  const ZoneId zone{static_cast<std::uint32_t>(arguments[1].integer)};
  const Instant begin = call.references.zones.start_of_day(day_in(arguments[0]), zone);
  if (!is_supported(begin)) return call.hold("`start_of_day` leaves the years 0001 to 9999");
  return Value::of(ValueKind::instant, begin.micros);
}

constexpr Parameter start_of_day_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "zone", .type = TypeWord::zone, .about = "whose clocks count"},
};
constexpr Example start_of_day_examples[] = {
    {"ordinary", R"(start_of_day(2024-07-01, "Europe/London"))", R"("2024-06-30T23:00:00Z")"},
    {"no midnight that day",
     R"(start_of_day(2026-04-24, "Africa/Cairo"))",
     R"("2026-04-23T22:00:00Z")"},
    {"blank", R"(start_of_day(blank, "Europe/London"))", "null"},
};

}  // namespace

const FunctionDef start_of_day_function{
    .name = "start_of_day",
    .category = "date",
    .about = "The instant at which a day begins in a time zone.",
    .parameters = start_of_day_parameters,
    .returns = TypeWord::instant,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = start_of_day_examples,
    .run = run_start_of_day,
};

}  // namespace joinery::stdlib
