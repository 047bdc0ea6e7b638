#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_upper(const Call& call, std::span<const Value> arguments) {
  std::string made;
  upper(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter upper_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example upper_examples[] = {
    {"ordinary", R"(upper("gb"))", R"("GB")"},
    {"blank", "upper(blank)", "null"},
    {"one letter becomes two", R"(upper("Straße"))", R"("STRASSE")"},
};

}  // namespace

const FunctionDef upper_function{
    .name = "upper",
    .category = "text",
    .about = "The text in capitals.",
    .parameters = upper_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = upper_examples,
    .run = run_upper,
};

}  // namespace joinery::stdlib
