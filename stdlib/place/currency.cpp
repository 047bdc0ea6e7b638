#include "engine/unicode/country_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_currency(const Call& call, std::span<const Value> arguments) {
  const auto code = call.references.countries.currency(arguments[0].view());
  return code ? Value::text(*code, false) : Value{};
}

constexpr Parameter currency_parameters[] = {
    {.name = "country", .type = TypeWord::country, .about = "the country"},
};
constexpr Example currency_examples[] = {
    {"ordinary", R"(currency("GB"))", R"("GBP")"},
    {"shared", R"(currency("DE"))", R"("EUR")"},
    {"none", R"(currency("AQ"))", "null"},
    {"blank", "currency(blank)", "null"},
};

}  // namespace

const FunctionDef currency_function{
    .name = "currency",
    .category = "place",
    .about = "The code of the money of a country (ISO 4217); blank where it has "
             "none.",
    .parameters = currency_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = currency_examples,
    .run = run_currency,
};

}  // namespace joinery::stdlib
