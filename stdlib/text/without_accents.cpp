#include <string>

#include "engine/unicode/normal_key.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  std::string made;
  strip_accents(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
    {"ordinary", R"(without_accents("Zoë Brontë"))", R"("Zoe Bronte")"},
    {"blank", "without_accents(blank)", "null"},
    {"a letter of its own stays", R"(without_accents("Søren Ørsted"))", R"("Søren Ørsted")"},
};

}  // namespace

const FunctionDef without_accents_function{
    .name = "without_accents",
    .category = "text",
    .about = "The text without the marks on Latin and Greek letters.",
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 3,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
