#include <string>

#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_collapse_spaces(const Call& call, std::span<const Value> arguments) {
  std::string made;
  collapse_spaces(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter collapse_spaces_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example collapse_spaces_examples[] = {
    {"ordinary", R"(collapse_spaces("Ada   King  Noel"))", R"("Ada King Noel")"},
    {"blank", "collapse_spaces(blank)", "null"},
    {"spaces nobody sees", R"(collapse_spaces("Ada\u{a0}\u{2009}Noel\u{200b}"))", R"("Ada Noel")"},
    {"nothing else", R"(collapse_spaces("   "))", "null"},
};

}  // namespace

const FunctionDef collapse_spaces_function{
    .name = "collapse_spaces",
    .category = "text",
    .about = "Without outer white space, and with one space where several stood.",
    .parameters = collapse_spaces_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = collapse_spaces_examples,
    .run = run_collapse_spaces,
};

}  // namespace joinery::stdlib
