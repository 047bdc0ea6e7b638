#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_last_word(const Call& /*call*/, std::span<const Value> arguments) {
  std::string_view last;
  std::size_t at = 0;
  const std::string_view text = arguments[0].view();
  for (auto word = next_word(text, at); !word.empty(); word = next_word(text, at)) last = word;
  return last.empty() ? Value{} : Value::text(last, arguments[0].escape);
}

constexpr Parameter last_word_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example last_word_examples[] = {
    {"ordinary", R"(last_word("Ada King-Noel"))", R"("King-Noel")"},
    {"blank", "last_word(blank)", "null"},
    {"one word", R"(last_word("Zoë"))", R"("Zoë")"},
};

}  // namespace

const FunctionDef last_word_function{
    .name = "last_word",
    .category = "text",
    .about = "The last word of a text.",
    .parameters = last_word_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = last_word_examples,
    .run = run_last_word,
};

}  // namespace joinery::stdlib
