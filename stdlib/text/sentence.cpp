#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_sentence(const Call& call, std::span<const Value> arguments) {
  std::string made;
  sentence_case(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter sentence_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example sentence_examples[] = {
    {"ordinary", R"(sentence("HEAD OF SALES"))", R"("Head of sales")"},
    {"blank", "sentence(blank)", "null"},
    {"accents", R"(sentence("ÉTAT-MAJOR"))", R"("État-major")"},
};

}  // namespace

const FunctionDef sentence_function{
    .name = "sentence",
    .category = "text",
    .about = "The text with its first letter a capital, and all others small.",
    .parameters = sentence_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = sentence_examples,
    .run = run_sentence,
};

}  // namespace joinery::stdlib
