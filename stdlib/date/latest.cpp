#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_latest(const Call& /*call*/, std::span<const Value> arguments) {
  if (arguments[0].is_blank()) return arguments[1];
  if (arguments[1].is_blank()) return arguments[0];
  return arguments[1].integer > arguments[0].integer ? arguments[1] : arguments[0];
}

constexpr Parameter latest_parameters[] = {
    {.name = "date", .type = TypeWord::date, .about = "the day"},
    {.name = "other", .type = TypeWord::date, .about = "the day beside it"},
};
constexpr Example latest_examples[] = {
    {"ordinary", "latest(2024-02-01, 2024-01-31)", R"("2024-02-01")"},
    {"one is blank", "latest(blank, 2024-01-31)", R"("2024-01-31")"},
    {"the other is blank", "latest(2024-01-31, blank)", R"("2024-01-31")"},
    {"blank", "latest(blank, blank)", "null"},
};

}  // namespace

const FunctionDef latest_function{
    .name = "latest",
    .category = "date",
    .about = "The later of two days; the one that is present if the other is blank.",
    .parameters = latest_parameters,
    .returns = TypeWord::date,
    .blanks = BlankPolicy::seen,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = latest_examples,
    .run = run_latest,
};

}  // namespace joinery::stdlib
