#include "engine/unicode/person_name.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_family_first(const Call& call, std::span<const Value> arguments) {
  const NameParts parts = split_name(arguments[0].view());
  const bool both = !parts.given.empty() && !parts.family.empty();
  return call.text(parts.family + (both ? ", " : "") + parts.given);
}

constexpr Parameter family_first_parameters[] = {
    {.name = "name", .type = TypeWord::text, .about = "the whole name of a person"},
};
constexpr Example family_first_examples[] = {
    {"ordinary", R"(family_first("Ada Lovelace"))", R"("Lovelace, Ada")"},
    {"as it is", R"(family_first("Lovelace, Ada"))", R"("Lovelace, Ada")"},
    {"with a particle", R"(family_first("Anna van der Berg"))", R"("van der Berg, Anna")"},
    {"accents", R"(family_first("Zoë Ångström"))", R"("Ångström, Zoë")"},
    {"one word", R"(family_first("Zoë"))", R"("Zoë")"},
    {"blank", "family_first(blank)", "null"},
};

}  // namespace

const FunctionDef family_first_function{
    .name = "family_first",
    .category = "text",
    .about = "A whole name as lists have it: the family name, a comma, the given "
             "names.",
    .parameters = family_first_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 4,
    .examples = family_first_examples,
    .run = run_family_first,
};

}  // namespace joinery::stdlib
