#include <algorithm>
#include <numeric>
#include <vector>

#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_unique(const Call& call, std::span<const Value> arguments) {
  const std::span<const Value> items = arguments[0].elements();
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [items](std::uint32_t a, std::uint32_t b) {
    const int found = compare(items[a], items[b]);
    return found != 0 ? found < 0 : a < b;
  };
  std::ranges::sort(order, before);
  const auto twins = [items](std::uint32_t a, std::uint32_t b) { return same(items[a], items[b]); };
  order.erase(std::unique(order.begin(), order.end(), twins), order.end());
  std::ranges::sort(order);
  Value* kept = call.arena.array<Value>(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) kept[i] = items[order[i]];
  return Value::list({kept, order.size()});
}

Type unique_type(std::span<const Type> arguments) {
  return arguments.empty() ? Type::unknown() : arguments.front();
}

constexpr Parameter unique_parameters[] = {
    {.name = "list", .type = TypeWord::list, .about = "the items"},
};
constexpr Example unique_examples[] = {
    {"ordinary", R"(unique(split("b,a,b,c,a", ",")))", R"(["b","a","c"])"},
    {"blank", "unique(blank)", "null"},
    {"accents", R"(unique(split("é,e,é", ",")))", R"(["é","e"])"},
};

}  // namespace

const FunctionDef unique_function{
    .name = "unique",
    .category = "list",
    .about = "The list without repetitions; of equal items the first stays.",
    .parameters = unique_parameters,
    .returns = TypeWord::list,
    .result_type = unique_type,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 4,
    .examples = unique_examples,
    .run = run_unique,
};

}  // namespace joinery::stdlib
