#include <algorithm>

#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_combined(const Call& call, std::span<const Value> arguments) {
  if (arguments[0].is_blank()) return arguments[1];
  if (arguments[1].is_blank()) return arguments[0];
  const auto first = arguments[0].elements(), second = arguments[1].elements();
  Value* kept = call.arena.array<Value>(first.size() + second.size());
  std::ranges::copy(second, std::ranges::copy(first, kept).out);
  return Value::list({kept, first.size() + second.size()});
}

Type combined_type(std::span<const Type> arguments) {
  return arguments.size() == 2 ? either(arguments[0], arguments[1]) : Type::unknown();
}

constexpr Parameter combined_parameters[] = {
    {.name = "list", .type = TypeWord::list, .about = "the items"},
    {.name = "other", .type = TypeWord::list, .about = "the items behind them, of the same type"},
};
constexpr Example combined_examples[] = {
    {"ordinary", R"(combined(split("a,b", ","), split("b,c", ",")))", R"(["a","b","b","c"])"},
    {"one is blank", R"(combined(blank, split("b,c", ",")))", R"(["b","c"])"},
    {"blank", "combined(blank, blank)", "null"},
};

}  // namespace

const FunctionDef combined_function{
    .name = "combined",
    .category = "list",
    .about = "The items of both lists, the first one's first; the list that is "
             "present if the other is blank.",
    .parameters = combined_parameters,
    .returns = TypeWord::list,
    .result_type = combined_type,
    .blanks = BlankPolicy::seen,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = combined_examples,
    .run = run_combined,
};

}  // namespace joinery::stdlib
