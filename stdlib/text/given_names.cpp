#include "engine/unicode/person_name.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_given_names(const Call& call, std::span<const Value> arguments) {
  return call.text(split_name(arguments[0].view()).given);
}

constexpr Parameter given_names_parameters[] = {
    {.name = "name", .type = TypeWord::text, .about = "the whole name of a person"},
};
constexpr Example given_names_examples[] = {
    {"ordinary", R"(given_names("Ada King-Noel"))", R"("Ada")"},
    {"family name first", R"(given_names("van der Berg, Anna Maria"))", R"("Anna Maria")"},
    {"with a particle", R"(given_names("Anna Maria van der Berg"))", R"("Anna Maria")"},
    {"one word", R"(given_names("Zoë"))", R"("Zoë")"},
    {"blank", "given_names(blank)", "null"},
};

}  // namespace

const FunctionDef given_names_function{
    .name = "given_names",
    .category = "text",
    .about = "The given names in a whole name; `Lovelace, Ada` is understood, and "
             "`van` and its like belong to the family name.",
    .parameters = given_names_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 4,
    .examples = given_names_examples,
    .run = run_given_names,
};

}  // namespace joinery::stdlib
