#include <string>

#include "engine/value/number.hpp"
#include "stdlib/number/whole.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {
Value hold_places(const Call& call, const Value& places) {
  std::string reason = "the places of `format_number` are ";
  format_number(places.integer, reason);
  return call.hold(reason + ", not 0 to 6");
}

Value run_format_number(const Call& call, std::span<const Value> arguments) {
  const auto places = whole_count(arguments[1]);
  if (!places || *places > 6) return hold_places(call, arguments[1]);
  std::int64_t unit = number_one;
  for (std::size_t i = 0; i < *places; ++i) unit /= 10;
  const bool below = arguments[0].integer < 0;
  // Without its sign, as the lowest number has no positive twin.
  const std::uint64_t number = below ? 0 - static_cast<std::uint64_t>(arguments[0].integer)
                                     : static_cast<std::uint64_t>(arguments[0].integer);
  const auto step = static_cast<std::uint64_t>(unit);
  const std::uint64_t steps = number / step + (number % step * 2 >= step && unit > 1 ? 1 : 0);
  std::uint64_t scale = 1;
  for (std::size_t i = 0; i < *places; ++i) scale *= 10;
  std::string made = below && steps > 0 ? "-" : "";
  made += std::to_string(steps / scale);
  if (*places > 0) {
    made += arguments[2].is_blank() ? "." : arguments[2].view();
    const std::string decimals = std::to_string(steps % scale);
    made.append(*places - decimals.size(), '0') += decimals;
  }
  return call.text(made);
}

constexpr Parameter format_number_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
    {.name = "places", .type = TypeWord::number, .about = "how many decimal places: 0 to 6"},
    {.name = "mark",
     .type = TypeWord::text,
     .about = "what stands before them; left out: a point",
     .optional = true},
};
constexpr Example format_number_examples[] = {
    {"ordinary", "format_number(1234.5, 2)", R"("1234.50")"},
    {"rounded", "format_number(2.345, 2)", R"("2.35")"},
    {"whole", "format_number(2.5, 0)", R"("3")"},
    {"with a comma", R"(format_number(0.8, 2, ","))", R"("0,80")"},
    {"below zero", "format_number(-0.05, 1)", R"("-0.1")"},
    {"nearly nothing", "format_number(-0.01, 1)", R"("0.0")"},
    {"blank", "format_number(blank, 2)", "null"},
    {"not places", "format_number(1, 7)", "hold: the places of `format_number` are 7, not 0 to 6"},
};

}  // namespace

const FunctionDef format_number_function{
    .name = "format_number",
    .category = "number",
    .about = "The number with so many decimal places, rounded, halves away from "
             "zero.",
    .parameters = format_number_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 2,
    .examples = format_number_examples,
    .run = run_format_number,
};

}  // namespace joinery::stdlib
