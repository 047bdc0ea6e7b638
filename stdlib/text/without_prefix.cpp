#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_without_prefix(const Call& /*call*/, std::span<const Value> arguments) {
  std::string_view text = arguments[0].view();
  if (!text.starts_with(arguments[1].view())) return arguments[0];
  text.remove_prefix(arguments[1].size);
  return text.empty() ? Value{} : Value::text(text, arguments[0].escape);
}

constexpr Parameter without_prefix_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "prefix", .type = TypeWord::text, .about = "what to take away at the beginning"},
};
constexpr Example without_prefix_examples[] = {
    {"ordinary", R"(without_prefix("EMP-0042", "EMP-"))", R"("0042")"},
    {"not there", R"(without_prefix("0042", "EMP-"))", R"("0042")"},
    {"blank", R"(without_prefix(blank, "EMP-"))", "null"},
    {"accents", R"(without_prefix("Équipe Paris", "Équipe "))", R"("Paris")"},
    {"nothing left", R"(without_prefix("EMP-", "EMP-"))", "null"},
};

}  // namespace

const FunctionDef without_prefix_function{
    .name = "without_prefix",
    .category = "text",
    .about = "The text without a beginning that it may have; as it is where it "
             "begins otherwise.",
    .parameters = without_prefix_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = without_prefix_examples,
    .run = run_without_prefix,
};

}  // namespace joinery::stdlib
