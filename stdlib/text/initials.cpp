#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  std::string made;
  initials(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
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
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
