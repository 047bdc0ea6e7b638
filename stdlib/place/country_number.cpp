#include <string>

#include "engine/unicode/country_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  const auto number = call.references.countries.numeric(arguments[0].view());
  if (!number || *number == 0) return {};
  const std::string digits = std::to_string(*number);
  return call.text(std::string(3 - digits.size(), '0') + digits);
}

constexpr Parameter parameters[] = {
    {.name = "country", .type = TypeWord::country, .about = "the country"},
};
constexpr Example examples[] = {
    {"ordinary", R"(country_number("GB"))", R"("826")"},
    {"with zeros", R"(country_number("AF"))", R"("004")"},
    {"blank", "country_number(blank)", "null"},
};

}  // namespace

const FunctionDef country_number_function{
    .name = "country_number",
    .category = "place",
    .about = "The number of a country, three digits (ISO 3166).",
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 1,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
