#include <string>

#include "engine/value/print.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_to_text(const Call& call, std::span<const Value> arguments) {
  if (arguments[0].kind == ValueKind::text) return arguments[0];
  std::string made;
  append_text(made, arguments[0], Type::unknown(), call.references.zones);
  return call.text(made);
}

constexpr Parameter to_text_parameters[] = {
    {.name = "value", .type = TypeWord::text, .about = "the value", .any = true},
};
constexpr Example to_text_examples[] = {
    {"number", "to_text(12.50)", R"("12.5")"},
    {"date", "to_text(2024-01-31)", R"("2024-01-31")"},
    {"instant", "to_text(2024-01-31T09:30:00+01:00)", R"("2024-01-31T08:30:00Z")"},
    {"yes_no", "to_text(yes)", R"("yes")"},
    {"text", R"(to_text("Zoë"))", R"("Zoë")"},
    {"blank", "to_text(blank)", "null"},
};

}  // namespace

const FunctionDef to_text_function{
    .name = "to_text",
    .category = "text",
    .about = "A value of any scalar type as text, in its printed form.",
    .parameters = to_text_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = to_text_examples,
    .run = run_to_text,
};

}  // namespace joinery::stdlib
