#include <string>

#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_title(const Call& call, std::span<const Value> arguments) {
  std::string made;
  title_case(arguments[0].view(), made);
  return call.text(made);
}

constexpr Parameter title_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example title_examples[] = {
    {"all capitals", R"(title("ADA KING-NOEL"))", R"("Ada King-Noel")"},
    {"blank", "title(blank)", "null"},
    {"accents", R"(title("ÉMILIE DU CHÂTELET"))", R"("Émilie Du Châtelet")"},
    {"particles stay small", R"(title("LUDWIG VAN BEETHOVEN"))", R"("Ludwig van Beethoven")"},
    {"mixed case stays", R"(title("Ronald McDonald"))", R"("Ronald McDonald")"},
};

}  // namespace

const FunctionDef title_function{
    .name = "title",
    .category = "text",
    .about = "A name with capitals, as people write it; words of mixed case stay as they are.",
    .parameters = title_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 3,
    .examples = title_examples,
    .run = run_title,
};

}  // namespace joinery::stdlib
