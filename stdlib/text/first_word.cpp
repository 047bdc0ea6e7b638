#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& /*call*/, std::span<const Value> arguments) {
  std::size_t at = 0;
  const std::string_view word = next_word(arguments[0].view(), at);
  return word.empty() ? Value{} : Value::text(word, arguments[0].escape);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
    {"ordinary", R"(first_word("Ada King-Noel"))", R"("Ada")"},
    {"blank", "first_word(blank)", "null"},
    {"one word", R"(first_word("Zoë"))", R"("Zoë")"},
};

}  // namespace

const FunctionDef first_word_function{
    .name = "first_word",
    .category = "text",
    .about = "The first word of a text.",
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
