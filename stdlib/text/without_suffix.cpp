#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_without_suffix(const Call& /*call*/, std::span<const Value> arguments) {
  std::string_view text = arguments[0].view();
  if (!text.ends_with(arguments[1].view())) return arguments[0];
  text.remove_suffix(arguments[1].size);
  return text.empty() ? Value{} : Value::text(text, arguments[0].escape);
}

constexpr Parameter without_suffix_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "suffix", .type = TypeWord::text, .about = "what to take away at the end"},
};
constexpr Example without_suffix_examples[] = {
    {"ordinary", R"(without_suffix("Acme Ltd", " Ltd"))", R"("Acme")"},
    {"not there", R"(without_suffix("Acme", " Ltd"))", R"("Acme")"},
    {"blank", R"(without_suffix(blank, " Ltd"))", "null"},
    {"accents", R"(without_suffix("Paris – siège", " – siège"))", R"("Paris")"},
    {"nothing left", R"(without_suffix("Ltd", "Ltd"))", "null"},
};

}  // namespace

const FunctionDef without_suffix_function{
    .name = "without_suffix",
    .category = "text",
    .about = "The text without an ending that it may have; as it is where it ends "
             "otherwise.",
    .parameters = without_suffix_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = without_suffix_examples,
    .run = run_without_suffix,
};

}  // namespace joinery::stdlib
