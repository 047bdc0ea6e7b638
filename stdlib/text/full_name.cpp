#include <string>

#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_full_name(const Call& call, std::span<const Value> arguments) {
  if (arguments[0].is_blank()) return arguments[1];
  if (arguments[1].is_blank()) return arguments[0];
  std::string made(arguments[0].view());
  made += ' ';
  made += arguments[1].view();
  return call.text(made);
}

constexpr Parameter full_name_parameters[] = {
    {.name = "first", .type = TypeWord::text, .about = "the first name"},
    {.name = "last", .type = TypeWord::text, .about = "the last name"},
};
constexpr Example full_name_examples[] = {
    {"ordinary", R"(full_name("Ada", "Lovelace"))", R"("Ada Lovelace")"},
    {"one is blank", R"(full_name("Ada", blank))", R"("Ada")"},
    {"the other is blank", R"(full_name(blank, "Lovelace"))", R"("Lovelace")"},
    {"blank", "full_name(blank, blank)", "null"},
    {"accents", R"(full_name("Zoë", "Ångström"))", R"("Zoë Ångström")"},
};

}  // namespace

const FunctionDef full_name_function{
    .name = "full_name",
    .category = "text",
    .about = "First and last name with a space between; one of them alone if the other is blank.",
    .parameters = full_name_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::seen,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = full_name_examples,
    .run = run_full_name,
};

}  // namespace joinery::stdlib
