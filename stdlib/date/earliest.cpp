#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_earliest(const Call& /*call*/, std::span<const Value> arguments) {
  if (arguments[0].is_blank()) return arguments[1];
  if (arguments[1].is_blank()) return arguments[0];
  return arguments[1].integer < arguments[0].integer ? arguments[1] : arguments[0];
}

constexpr Parameter earliest_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "other", .type = TypeWord::date, .about = "the day beside it"},
};
constexpr Example earliest_examples[] = {
    {"ordinary", "earliest(2024-02-01, 2024-01-31)", R"("2024-01-31")"},
    {"one is blank", "earliest(blank, 2024-01-31)", R"("2024-01-31")"},
    {"the other is blank", "earliest(2024-01-31, blank)", R"("2024-01-31")"},
    {"blank", "earliest(blank, blank)", "null"},
};

}  // namespace

const FunctionDef earliest_function{
    .name = "earliest",
    .category = "date",
    .about = "The earlier of two days; the one that is present if the other is blank.",
    .parameters = earliest_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::seen,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = earliest_examples,
    .run = run_earliest,
};

}  // namespace joinery::stdlib
