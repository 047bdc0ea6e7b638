#include <string>

#include "engine/unicode/letter_kinds.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_letters(const Call& call, std::span<const Value> arguments) {
  std::string made;
  keep_letters(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter letters_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example letters_examples[] = {
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
    .parameters = letters_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = letters_examples,
    .run = run_letters,
};

}  // namespace joinery::stdlib
