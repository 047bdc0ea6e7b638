#include <string>

#include "engine/unicode/country_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_country_number(const Call& call, std::span<const Value> arguments) {
  const auto number = call.references.countries.numeric(arguments[0].view());
  if (!number || *number == 0) return {};
  const std::string digits = std::to_string(*number);
  return call.text(std::string(3 - digits.size(), '0') + digits);
}

constexpr Parameter country_number_parameters[] = {
    {.name = "country", .type = TypeWord::country, .about = "the country"},
};
constexpr Example country_number_examples[] = {
    {"ordinary", R"(country_number("GB"))", R"("826")"},
    {"with zeros", R"(country_number("AF"))", R"("004")"},
    {"blank", "country_number(blank)", "null"},
};

}  // namespace

const FunctionDef country_number_function{
    .name = "country_number",
    .category = "place",
    .about = "The number of a country, three digits (ISO 3166).",
    .parameters = country_number_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 1,
    .examples = country_number_examples,
    .run = run_country_number,
};

}  // namespace joinery::stdlib
