#include "engine/unicode/graphemes.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_length(const Call& /*call*/, std::span<const Value> arguments) {
  const auto count = static_cast<std::int64_t>(grapheme_count(arguments[0].view()));
  return Value::number(count * number_one);
}

constexpr Parameter length_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example length_examples[] = {
    {"ordinary", R"(length("Ada"))", "3"},
    {"blank", "length(blank)", "null"},
    {"one family, one character", R"(length("Zoë👩‍👩‍👧"))", "4"},
};

}  // namespace

const FunctionDef length_function{
    .name = "length",
    .category = "text",
    .about = "How many characters the text has, as people count them.",
    .parameters = length_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = length_examples,
    .run = run_length,
};

}  // namespace joinery::stdlib
