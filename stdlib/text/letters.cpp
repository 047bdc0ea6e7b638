#include <string>

#include "engine/unicode/letter_kinds.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  std::string made;
  keep_letters(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
    {"ordinary", R"(letters("E-00 42/a"))", R"("Ea")"},
    {"blank", "letters(blank)", "null"},
    {"accents", R"(letters("Zoë 2"))", R"("Zoë")"},
    {"none", R"(letters("42"))", "null"},
};

}  // namespace

const FunctionDef letters_function{
    .name = "letters",
    .category = "text",
    .about = "The letters of a text, one behind the other, of any script.",
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
