#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_minimum(const Call& /*call*/, std::span<const Value> arguments) {
  if (arguments[0].is_blank()) return arguments[1];
  if (arguments[1].is_blank()) return arguments[0];
  return arguments[1].integer < arguments[0].integer ? arguments[1] : arguments[0];
}

constexpr Parameter minimum_parameters[] = {
    {.name = "number", .type = TypeWord::number, .about = "the number"},
    {.name = "other", .type = TypeWord::number, .about = "the number beside it"},
};
constexpr Example minimum_examples[] = {
    {"ordinary", "minimum(2, 3)", "2"},
    {"below zero", "minimum(-1, 0)", "-1"},
    {"one is blank", "minimum(blank, 3)", "3"},
    {"the other is blank", "minimum(3, blank)", "3"},
    {"blank", "minimum(blank, blank)", "null"},
};

}  // namespace

const FunctionDef minimum_function{
    .name = "minimum",
    .category = "number",
    .about = "The smaller of two numbers; the one that is present if the other is blank.",
    .parameters = minimum_parameters,
    .returns = TypeWord::number,
    .blanks = BlankPolicy::seen,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = minimum_examples,
    .run = run_minimum,
};

}  // namespace joinery::stdlib
