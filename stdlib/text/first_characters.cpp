#include "engine/unicode/graphemes.hpp"
#include "stdlib/number/whole.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_first_characters(const Call& call, std::span<const Value> arguments) {
  const auto count = whole_count(arguments[1]);
  if (!count) return hold_count(call, "first_characters", arguments[1]);
  const std::string_view taken = first_graphemes(arguments[0].view(), *count);
  return taken.empty() ? Value{} : Value::text(taken, arguments[0].escape);
}

constexpr Parameter first_characters_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "count", .type = TypeWord::number, .about = "how many: 0, 1, 2, …"},
};
constexpr Example first_characters_examples[] = {
    {"ordinary", R"(first_characters("Engineering", 3))", R"("Eng")"},
    {"blank", "first_characters(blank, 3)", "null"},
    {"whole characters",
     R"(first_characters("é👩‍👩‍👧ü", 2))",
     R"("é👩‍👩‍👧")"},
    {"shorter than that", R"(first_characters("HR", 3))", R"("HR")"},
    {"none", R"(first_characters("HR", 0))", "null"},
    {"not a count",
     R"(first_characters("HR", -1))",
     "hold: the count of `first_characters` is -1, not 0, 1, 2, …"},
};

}  // namespace

const FunctionDef first_characters_function{
    .name = "first_characters",
    .category = "text",
    .about = "At most the first so many characters of the text, as people count them.",
    .parameters = first_characters_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 2,
    .examples = first_characters_examples,
    .run = run_first_characters,
};

}  // namespace joinery::stdlib
