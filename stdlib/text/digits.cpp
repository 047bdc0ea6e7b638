#include <string>

#include "engine/unicode/letter_kinds.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_digits(const Call& call, std::span<const Value> arguments) {
  std::string made;
  keep_digits(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter digits_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example digits_examples[] = {
    {"ordinary", R"(digits("E-00 42/a"))", R"("0042")"},
    {"blank", "digits(blank)", "null"},
    {"other scripts", R"(digits("٤٢"))", R"("42")"},
    {"none", R"(digits("abc"))", "null"},
};

}  // namespace

const FunctionDef digits_function{
    .name = "digits",
    .category = "text",
    .about = "The digits of a text, one behind the other; digits of other scripts as "
             "0 to 9.",
    .parameters = digits_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = digits_examples,
    .run = run_digits,
};

}  // namespace joinery::stdlib
