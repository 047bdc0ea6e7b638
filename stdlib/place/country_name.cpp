#include "engine/unicode/country_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_country_name(const Call& call, std::span<const Value> arguments) {
  const std::string_view language = arguments[1].is_blank() ? "en" : arguments[1].view();
  const auto name = call.references.countries.name(arguments[0].view(), language);
  return name ? call.text(*name) : Value{};
}

constexpr Parameter country_name_parameters[] = {
    {.name = "country", .type = TypeWord::country, .about = "the country"},
    {.name = "language",
     .type = TypeWord::language,
     .about = "the language of the name; left out: English",
     .optional = true,
     .literal = true},
};
constexpr Example country_name_examples[] = {
    {"ordinary", R"(country_name("GB"))", R"("United Kingdom")"},
    {"in German", R"(country_name("DE", "de"))", R"("Deutschland")"},
    {"blank", "country_name(blank)", "null"},
    {"other alphabets", R"(country_name("JP", "ja"))", R"("日本")"},
};

}  // namespace

const FunctionDef country_name_function{
    .name = "country_name",
    .category = "place",
    .about = "The name of a country, in English or another language.",
    .parameters = country_name_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 20,
    .examples = country_name_examples,
    .run = run_country_name,
};

}  // namespace joinery::stdlib
