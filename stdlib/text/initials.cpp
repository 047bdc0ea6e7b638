#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_initials(const Call& call, std::span<const Value> arguments) {
  std::string made;
  initials(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter initials_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example initials_examples[] = {
    {"ordinary", R"(initials("Ada King-Noel"))", R"("AK")"},
    {"blank", "initials(blank)", "null"},
    {"accents", R"(initials("émile zola"))", R"("ÉZ")"},
    {"nothing to take", R"(initials("- -"))", "null"},
};

}  // namespace

const FunctionDef initials_function{
    .name = "initials",
    .category = "text",
    .about = "The first letter of every word, in capitals.",
    .parameters = initials_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = initials_examples,
    .run = run_initials,
};

}  // namespace joinery::stdlib
