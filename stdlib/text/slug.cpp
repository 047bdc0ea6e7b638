#include <string>

#include "engine/unicode/latin_spelling.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_slug(const Call& call, std::span<const Value> arguments) {
  std::string made;
  call.references.spelling.slug(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter slug_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example slug_examples[] = {
    {"ordinary", R"(slug("Sales & Marketing"))", R"("sales-marketing")"},
    {"blank", "slug(blank)", "null"},
    {"other alphabets", R"(slug("Łódź Москва"))", R"("lodz-moskva")"},
    {"nothing to spell", R"(slug("--- !!!"))", "null"},
};

}  // namespace

const FunctionDef slug_function{
    .name = "slug",
    .category = "text",
    .about = "The text for links and names of groups: small ASCII letters, digits and hyphens.",
    .parameters = slug_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 20,
    .examples = slug_examples,
    .run = run_slug,
};

}  // namespace joinery::stdlib
