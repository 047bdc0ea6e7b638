#include "engine/unicode/language_names.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_language_name(const Call& call, std::span<const Value> arguments) {
  const std::string_view reader = arguments[1].is_blank() ? "en" : arguments[1].view();
  return call.text(call.references.languages.name(arguments[0].view(), reader));
}

constexpr Parameter language_name_parameters[] = {
    {.name = "language", .type = TypeWord::language, .about = "the language"},
    {.name = "in",
     .type = TypeWord::language,
     .about = "the language of the name; left out: English",
     .optional = true,
     .literal = true},
};
constexpr Example language_name_examples[] = {
    {"ordinary", R"(language_name("de"))", R"("German")"},
    {"in French", R"(language_name("de", "fr"))", R"("allemand")"},
    {"with a country", R"(language_name("en-GB"))", R"j("English (United Kingdom)")j"},
    {"blank", "language_name(blank)", "null"},
    {"its own", R"(language_name("ja", "ja"))", R"("日本語")"},
};

}  // namespace

const FunctionDef language_name_function{
    .name = "language_name",
    .category = "place",
    .about = "The name of a language, in English or another language.",
    .parameters = language_name_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 20,
    .examples = language_name_examples,
    .run = run_language_name,
};

}  // namespace joinery::stdlib
