#include "engine/unicode/country_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_alpha3(const Call& call, std::span<const Value> arguments) {
  const auto code = call.references.countries.alpha3(arguments[0].view());
  return code ? Value::text(*code, false) : Value{};
}

constexpr Parameter alpha3_parameters[] = {
    {.name = "country", .type = TypeWord::country, .about = "the country"},
};
constexpr Example alpha3_examples[] = {
    {"ordinary", R"(alpha3("GB"))", R"("GBR")"},
    {"blank", "alpha3(blank)", "null"},
};

}  // namespace

const FunctionDef alpha3_function{
    .name = "alpha3",
    .category = "place",
    .about = "The code of three letters of a country (ISO 3166).",
    .parameters = alpha3_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = alpha3_examples,
    .run = run_alpha3,
};

}  // namespace joinery::stdlib
