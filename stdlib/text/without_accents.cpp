#include <string>

#include "engine/unicode/normal_key.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_without_accents(const Call& call, std::span<const Value> arguments) {
  std::string made;
  strip_accents(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter without_accents_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example without_accents_examples[] = {
    {"ordinary", R"(without_accents("Zoë Brontë"))", R"("Zoe Bronte")"},
    {"blank", "without_accents(blank)", "null"},
    {"a letter of its own stays", R"(without_accents("Søren Ørsted"))", R"("Søren Ørsted")"},
};

}  // namespace

const FunctionDef without_accents_function{
    .name = "without_accents",
    .category = "text",
    .about = "The text without the marks on Latin and Greek letters.",
    .parameters = without_accents_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 3,
    .examples = without_accents_examples,
    .run = run_without_accents,
};

}  // namespace joinery::stdlib
