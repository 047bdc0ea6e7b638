#include "engine/unicode/graphemes.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& /*call*/, std::span<const Value> arguments) {
  const auto count = static_cast<std::int64_t>(grapheme_count(arguments[0].view()));
  return Value::number(count * number_one);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
    {"ordinary", R"(length("Ada"))", "3"},
    {"blank", "length(blank)", "null"},
    {"one family, one character", R"(length("Zoë👩‍👩‍👧"))", "4"},
};

}  // namespace

const FunctionDef length_function{
    .name = "length",
    .category = "text",
    .about = "How many characters the text has, as people count them.",
    .parameters = parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
