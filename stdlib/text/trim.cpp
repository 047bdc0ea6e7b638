#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_trim(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view inner = joinery::trim(arguments[0].view());
  return inner.empty() ? Value{} : Value::text(inner, arguments[0].escape);
}

constexpr Parameter trim_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example trim_examples[] = {
    {"ordinary", R"(trim("  Ada "))", R"("Ada")"},
    {"blank", "trim(blank)", "null"},
    {"no-break space", R"(trim("\u{a0}Zoë\u{3000}"))", R"("Zoë")"},
    {"nothing else", R"(trim("  "))", "null"},
};

}  // namespace

const FunctionDef trim_function{
    .name = "trim",
    .category = "text",
    .about = "The text without outer white space. Source values are trimmed already.",
    .parameters = trim_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = trim_examples,
    .run = run_trim,
};

}  // namespace joinery::stdlib
