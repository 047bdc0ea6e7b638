#include "stdlib/stdlib.hpp"
#include "stdlib/text/padded.hpp"

namespace joinery::stdlib {
namespace {

Value run_pad_right(const Call& call, std::span<const Value> arguments) {
  return padded(call, arguments, "pad_right", PadSide::right);
}

constexpr Parameter pad_right_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "length",
     .type = TypeWord::number,
     .about = "how many characters are wanted: 0, 1, 2, …"},
    {.name = "with", .type = TypeWord::text, .about = "the character to put behind"},
};
constexpr Example pad_right_examples[] = {
    {"ordinary", R"(pad_right("42", 6, "0"))", R"("420000")"},
    {"long enough", R"(pad_right("1234567", 6, "0"))", R"("1234567")"},
    {"blank", R"(pad_right(blank, 6, "0"))", "null"},
    {"counted as people count", R"(pad_right("é", 3, "·"))", R"("é··")"},
    {"not one character",
     R"(pad_right("42", 6, "ab"))",
     R"(hold: `pad_right` puts one character behind, not "ab")"},
    {"not a count",
     R"(pad_right("42", 1.5, "0"))",
     "hold: the length of `pad_right` is 1.5, not 0, 1, 2, …"},
};

}  // namespace

const FunctionDef pad_right_function{
    .name = "pad_right",
    .category = "text",
    .about = "The text with another one put behind, again and again, until it is long enough.",
    .parameters = pad_right_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 3,
    .examples = pad_right_examples,
    .run = run_pad_right,
};

}  // namespace joinery::stdlib
