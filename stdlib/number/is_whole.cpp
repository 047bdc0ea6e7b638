#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& /*call*/, std::span<const Value> arguments) {
  return Value::yes_no(arguments[0].integer % number_one == 0);
}

constexpr Parameter parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
};
constexpr Example examples[] = {
    {"ordinary", "is_whole(2)", "true"},
    {"decimals", "is_whole(2.5)", "false"},
    {"blank", "is_whole(blank)", "null"},
};

}  // namespace

const FunctionDef is_whole_function{
    .name = "is_whole",
    .category = "number",
    .about = "Whether a number has no decimals.",
    .parameters = parameters,
    .returns = TypeWord::yes_no,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 1,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
