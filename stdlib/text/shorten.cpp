#include <string>

#include "engine/unicode/graphemes.hpp"
#include "engine/unicode/space.hpp"
#include "stdlib/number/whole.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_shorten(const Call& call, std::span<const Value> arguments) {
  const auto wanted = whole_count(arguments[1]);
  if (!wanted) return hold_count(call, "shorten", arguments[1], "length");
  const std::string_view text = arguments[0].view();
  if (grapheme_count(text) <= *wanted) return arguments[0];
  if (*wanted == 0) return {};
  std::string made(joinery::trim(first_graphemes(text, *wanted - 1)));
  made += "…";
  return call.text(made);
}

constexpr Parameter shorten_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "length",
     .type = TypeWord::number,
     .about = "how many characters at most: 1, 2, 3, …"},
};
constexpr Example shorten_examples[] = {
    {"ordinary", R"(shorten("Head of Engineering", 10))", R"("Head of E…")"},
    {"short enough", R"(shorten("Sales", 10))", R"("Sales")"},
    {"blank", "shorten(blank, 10)", "null"},
    {"counted as people count", R"(shorten("Zoë Ångström", 4))", R"("Zoë…")"},
    {"nothing left", R"(shorten("Sales", 0))", "null"},
    {"not a count",
     R"(shorten("Sales", 1.5))",
     "hold: the length of `shorten` is 1.5, not 0, 1, 2, …"},
};

}  // namespace

const FunctionDef shorten_function{
    .name = "shorten",
    .category = "text",
    .about = "The text cut to so many characters, its last one `…` where something "
             "was cut off.",
    .parameters = shorten_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 2,
    .examples = shorten_examples,
    .run = run_shorten,
};

}  // namespace joinery::stdlib
