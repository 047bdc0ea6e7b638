#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_maximum(const Call& /*call*/, std::span<const Value> arguments) {
  if (arguments[0].is_blank()) return arguments[1];
  if (arguments[1].is_blank()) return arguments[0];
  return arguments[1].integer > arguments[0].integer ? arguments[1] : arguments[0];
}

constexpr Parameter maximum_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
    {.name = "other", .type = TypeWord::number, .about = "the number beside it"},
};
constexpr Example maximum_examples[] = {
    {"ordinary", "maximum(2, 3)", "3"},
    {"below zero", "maximum(-1, 0)", "0"},
    {"one is blank", "maximum(blank, 3)", "3"},
    {"the other is blank", "maximum(3, blank)", "3"},
    {"blank", "maximum(blank, blank)", "null"},
};

}  // namespace

const FunctionDef maximum_function{
    .name = "maximum",
    .category = "number",
    .about = "The larger of two numbers; the one that is present if the other is blank.",
    .parameters = maximum_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::seen,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = maximum_examples,
    .run = run_maximum,
};

}  // namespace joinery::stdlib
