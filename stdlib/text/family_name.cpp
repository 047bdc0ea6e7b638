#include "engine/unicode/person_name.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_family_name(const Call& call, std::span<const Value> arguments) {
  return call.text(split_name(arguments[0].view()).family);
}

constexpr Parameter family_name_parameters[] = {
    {.name = "name", .type = TypeWord::text, .about = "the whole name of a person"},
};
constexpr Example family_name_examples[] = {
    {"ordinary", R"(family_name("Ada King-Noel"))", R"("King-Noel")"},
    {"family name first", R"(family_name("van der Berg, Anna Maria"))", R"("van der Berg")"},
    {"with a particle", R"(family_name("Anna Maria van der Berg"))", R"("van der Berg")"},
    {"with an addition", R"(family_name("Martin Luther King, Jr."))", R"("King")"},
    {"accents", R"(family_name("Zoë Ångström"))", R"("Ångström")"},
    {"one word", R"(family_name("Zoë"))", "null"},
    {"blank", "family_name(blank)", "null"},
};

}  // namespace

const FunctionDef family_name_function{
    .name = "family_name",
    .category = "text",
    .about = "The family name in a whole name, with its particles; blank where there "
             "is one word only. Of two family names without a hyphen only the last "
             "is known.",
    .parameters = family_name_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 4,
    .examples = family_name_examples,
    .run = run_family_name,
};

}  // namespace joinery::stdlib
