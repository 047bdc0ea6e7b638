#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_capitalize(const Call& call, std::span<const Value> arguments) {
  std::string made;
  joinery::capitalize(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter capitalize_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example capitalize_examples[] = {
    {"ordinary", R"(capitalize("team lead EMEA"))", R"("Team lead EMEA")"},
    {"blank", "capitalize(blank)", "null"},
    {"accents", R"(capitalize("état-major"))", R"("État-major")"},
    {"behind a sign", R"(capitalize("(new) team"))", R"("(New) team")"},
};

}  // namespace

const FunctionDef capitalize_function{
    .name = "capitalize",
    .category = "text",
    .about = "The text with its first letter a capital; all others stay as they are.",
    .parameters = capitalize_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = capitalize_examples,
    .run = run_capitalize,
};

}  // namespace joinery::stdlib
