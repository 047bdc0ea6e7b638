#include <string>

#include "engine/value/number.hpp"
#include "stdlib/number/whole.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_round(const Call& call, std::span<const Value> arguments) {
  const auto places = arguments[1].is_blank() ? 0U : whole_count(arguments[1]);
  if (!places || *places > 6) {
    std::string reason = "the places of `round` are ";
    format_number(arguments[1].integer, reason);
    return call.hold(reason + ", not 0 to 6");
  }
  std::int64_t unit = number_one;
  for (std::size_t i = 0; i < *places; ++i) unit /= 10;
  const std::int64_t number = arguments[0].integer;
  const std::int64_t rest = number % unit;
  // `rest` has the sign of the number, so cutting it off goes towards zero.
  const std::int64_t away = rest < 0 ? -unit : unit;
  const bool up = rest != 0 && (rest < 0 ? -rest : rest) >= unit - (rest < 0 ? -rest : rest);
  std::int64_t result = number - rest;
  if (up && __builtin_add_overflow(result, away, &result)) {
    return call.hold("`round` leaves the range of numbers");
  }
  return Value::number(result);
}

constexpr Parameter round_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
    {.name = "places", .type = TypeWord::number, .about = "0 to 6; left out: 0", .optional = true},
};
constexpr Example round_examples[] = {
    {"ordinary", "round(2.345, 2)", "2.35"},
    {"whole", "round(2.5)", "3"},
    {"below zero", "round(-2.5)", "-3"},
    {"blank", "round(blank)", "null"},
    {"as it is", "round(0.000001, 6)", "0.000001"},
    {"not places", "round(1, 7)", "hold: the places of `round` are 7, not 0 to 6"},
};

}  // namespace

const FunctionDef round_function{
    .name = "round",
    .category = "number",
    .about = "The number rounded to so many decimal places; halves away from zero.",
    .parameters = round_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 1,
    .examples = round_examples,
    .run = run_round,
};

}  // namespace joinery::stdlib
