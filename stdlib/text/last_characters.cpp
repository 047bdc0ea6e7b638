#include "engine/unicode/graphemes.hpp"
#include "stdlib/number/whole.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_last_characters(const Call& call, std::span<const Value> arguments) {
  const auto count = whole_count(arguments[1]);
  if (!count) return hold_count(call, "last_characters", arguments[1]);
  const std::string_view taken = last_graphemes(arguments[0].view(), *count);
  return taken.empty() ? Value{} : Value::text(taken, arguments[0].escape);
}

constexpr Parameter last_characters_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "count", .type = TypeWord::number, .about = "how many: 0, 1, 2, …"},
};
constexpr Example last_characters_examples[] = {
    {"ordinary", R"(last_characters("Engineering", 3))", R"("ing")"},
    {"blank", "last_characters(blank, 3)", "null"},
    {"whole characters",
     R"(last_characters("é👩‍👩‍👧ü", 2))",
     R"("👩‍👩‍👧ü")"},
    {"shorter than that", R"(last_characters("HR", 3))", R"("HR")"},
    {"none", R"(last_characters("HR", 0))", "null"},
    {"not a count",
     R"(last_characters("HR", -1))",
     "hold: the count of `last_characters` is -1, not 0, 1, 2, …"},
};

}  // namespace

const FunctionDef last_characters_function{
    .name = "last_characters",
    .category = "text",
    .about = "At most the last so many characters of the text, as people count them.",
    .parameters = last_characters_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 2,
    .examples = last_characters_examples,
    .run = run_last_characters,
};

}  // namespace joinery::stdlib
