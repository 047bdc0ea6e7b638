#include <string>

#include "engine/value/shown.hpp"
#include "stdlib/date/day_value.hpp"
#include "stdlib/date/weekday_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value hold_weekday(const Call& call, std::string_view function, std::string_view name) {
  std::string reason = "`";
  reason.append(function) += "` wants the English name of a weekday, not ";
  append_shown(reason, name);
  return call.hold(reason);
}

Value run(const Call& call, std::span<const Value> arguments) {
  const auto wanted = weekday_named(arguments[1].view());
  if (!wanted) return hold_weekday(call, "next_weekday", arguments[1].view());
  const std::int32_t today = static_cast<std::int32_t>(weekday(day_in(arguments[0])));
  const std::int32_t there = static_cast<std::int32_t>(*wanted);
  const std::int32_t step = (there - today + 6) % 7 + 1;
  const auto day = add_days(day_in(arguments[0]), step);
  return day ? date_of(*day) : call.hold("`next_weekday` leaves the calendar");
}

constexpr Parameter parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "weekday",
     .type = TypeWord::text,
     .about = "the English name of the weekday"},
};
constexpr Example examples[] = {
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
    .parameters = parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
