#include <string>

#include "engine/unicode/latin_spelling.hpp"
#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_to_latin(const Call& call, std::span<const Value> arguments) {
  std::string made;
  call.references.spelling.ascii(arguments[0].view(), made);
  return call.text(joinery::trim(made));
}

constexpr Parameter to_latin_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example to_latin_examples[] = {
    {"ordinary", R"(to_latin("Łódź"))", R"("Lodz")"},
    {"Cyrillic", R"(to_latin("Москва"))", R"("Moskva")"},
    {"Greek", R"(to_latin("Αθήνα"))", R"("Athena")"},
    {"blank", "to_latin(blank)", "null"},
    {"as it is", R"(to_latin("Leeds"))", R"("Leeds")"},
    {"nothing to spell", R"(to_latin("🙂"))", "null"},
};

}  // namespace

const FunctionDef to_latin_function{
    .name = "to_latin",
    .category = "text",
    .about = "The text in ASCII letters, whatever its script; what has no such "
             "spelling is left out.",
    .parameters = to_latin_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 20,
    .examples = to_latin_examples,
    .run = run_to_latin,
};

}  // namespace joinery::stdlib
