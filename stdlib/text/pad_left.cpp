#include "stdlib/stdlib.hpp"
#include "stdlib/text/padded.hpp"

namespace joinery::stdlib {
namespace {

Value run_pad_left(const Call& call, std::span<const Value> arguments) {
  return padded(call, arguments, "pad_left", PadSide::left);
}

constexpr Parameter pad_left_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "length",
     .type = TypeWord::number,
     .about = "how many characters are wanted: 0, 1, 2, …"},
    {.name = "with", .type = TypeWord::text, .about = "the character to put in front"},
};
constexpr Example pad_left_examples[] = {
    {"ordinary", R"(pad_left("42", 6, "0"))", R"("000042")"},
    {"long enough", R"(pad_left("1234567", 6, "0"))", R"("1234567")"},
    {"blank", R"(pad_left(blank, 6, "0"))", "null"},
    {"counted as people count", R"(pad_left("é", 3, "·"))", R"("··é")"},
    {"not one character",
     R"(pad_left("42", 6, "ab"))",
     R"(hold: `pad_left` puts one character in front, not "ab")"},
    {"not a count",
     R"(pad_left("42", 1.5, "0"))",
     "hold: the length of `pad_left` is 1.5, not 0, 1, 2, …"},
};

}  // namespace

const FunctionDef pad_left_function{
    .name = "pad_left",
    .category = "text",
    .about = "The text with another one put in front, again and again, until it is long enough.",
    .parameters = pad_left_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 3,
    .examples = pad_left_examples,
    .run = run_pad_left,
};

}  // namespace joinery::stdlib
