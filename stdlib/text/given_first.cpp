#include "engine/unicode/person_name.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_given_first(const Call& call, std::span<const Value> arguments) {
  const NameParts parts = split_name(arguments[0].view());
  const bool both = !parts.given.empty() && !parts.family.empty();
  return call.text(parts.given + (both ? " " : "") + parts.family);
}

constexpr Parameter given_first_parameters[] = {
    {.name = "name", .type = TypeWord::text, .about = "the whole name of a person"},
};
constexpr Example given_first_examples[] = {
    {"ordinary", R"(given_first("Lovelace, Ada"))", R"("Ada Lovelace")"},
    {"as it is", R"(given_first("Ada  Lovelace"))", R"("Ada Lovelace")"},
    {"with a particle", R"(given_first("van der Berg, Anna"))", R"("Anna van der Berg")"},
    {"accents", R"(given_first("Ångström, Zoë"))", R"("Zoë Ångström")"},
    {"blank", "given_first(blank)", "null"},
};

}  // namespace

const FunctionDef given_first_function{
    .name = "given_first",
    .category = "text",
    .about = "A whole name with the given names first, as people say it.",
    .parameters = given_first_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 4,
    .examples = given_first_examples,
    .run = run_given_first,
};

}  // namespace joinery::stdlib
