#include <algorithm>
#include <vector>

#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_words(const Call& call, std::span<const Value> arguments) {
  std::vector<Value> found;
  std::size_t at = 0;
  const std::string_view text = arguments[0].view();
  for (auto word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    found.push_back(Value::text(word, arguments[0].escape));
  }
  if (found.empty()) return {};
  Value* kept = call.arena.array<Value>(found.size());
  std::ranges::copy(found, kept);
  return Value::list({kept, found.size()});
}

Type words_type(std::span<const Type> /*arguments*/) {
  return Type::list_of(Type::of(TypeWord::text));
}

constexpr Parameter words_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example words_examples[] = {
    {"ordinary", R"(words("Ada  King-Noel"))", R"(["Ada","King-Noel"])"},
    {"blank", "words(blank)", "null"},
    {"other spaces", R"(words("Zoë\u{a0}Ångström"))", R"(["Zoë","Ångström"])"},
};

}  // namespace

const FunctionDef words_function{
    .name = "words",
    .category = "text",
    .about = "The words of a text, between spaces of any kind.",
    .parameters = words_parameters,
    .returns = TypeWord::list,
    .result_type = words_type,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 3,
    .examples = words_examples,
    .run = run_words,
};

}  // namespace joinery::stdlib
