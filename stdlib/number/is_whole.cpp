#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_is_whole(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::yes_no(arguments[0].integer % number_one == 0);
}

constexpr Parameter is_whole_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
};
constexpr Example is_whole_examples[] = {
    {"ordinary", "is_whole(2)", "true"},
    {"decimals", "is_whole(2.5)", "false"},
    {"blank", "is_whole(blank)", "null"},
};

}  // namespace

const FunctionDef is_whole_function{
    .name = "is_whole",
    .category = "number",
    .about = "Whether a number has no decimals.",
    .parameters = is_whole_parameters,
    .returns = TypeWord::yes_no,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = is_whole_examples,
    .run = run_is_whole,
};

}  // namespace joinery::stdlib
