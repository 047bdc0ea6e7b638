#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  std::string made;
  upper(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
    {"ordinary", R"(upper("gb"))", R"("GB")"},
    {"blank", "upper(blank)", "null"},
    {"one letter becomes two", R"(upper("Straße"))", R"("STRASSE")"},
};

}  // namespace

const FunctionDef upper_function{
    .name = "upper",
    .category = "text",
    .about = "The text in capitals.",
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
