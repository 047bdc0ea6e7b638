#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_first_word(const Call& /*call*/, std::span<const Value> arguments) {
  std::size_t at = 0;
  const std::string_view word = next_word(arguments[0].view(), at);
  return word.empty() ? Value{} : Value::text(word, arguments[0].escape);
}

constexpr Parameter first_word_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example first_word_examples[] = {
    {"ordinary", R"(first_word("Ada King-Noel"))", R"("Ada")"},
    {"blank", "first_word(blank)", "null"},
    {"one word", R"(first_word("Zoë"))", R"("Zoë")"},
};

}  // namespace

const FunctionDef first_word_function{
    .name = "first_word",
    .category = "text",
    .about = "The first word of a text.",
    .parameters = first_word_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = first_word_examples,
    .run = run_first_word,
};

}  // namespace joinery::stdlib
