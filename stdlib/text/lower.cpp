#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  std::string made;
  lower(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example examples[] = {
    {"ordinary", R"(lower("Sales TEAM"))", R"("sales team")"},
    {"blank", "lower(blank)", "null"},
    {"other alphabets", R"(lower("ÉCOLE ΣΟΦΌΣ"))", R"("école σοφός")"},
};

}  // namespace

const FunctionDef lower_function{
    .name = "lower",
    .category = "text",
    .about = "The text in small letters.",
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
