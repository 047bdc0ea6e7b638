#include <string>

#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_join(const Call& call, std::span<const Value> arguments) {
  const std::string_view separator = arguments[1].is_blank() ? "" : arguments[1].view();
  std::string made;
  bool first = true;
  for (const Value& item : arguments[0].elements()) {
    if (item.is_blank()) continue;
    if (!first) made += separator;
    made += item.view();
    first = false;
    if (made.size() > call.text_bytes_max) return call.too_long();
  }
  return call.text(made);
}

constexpr Parameter join_parameters[] = {
    {.name = "list", .type = TypeWord::list, .about = "the texts", .item = TypeWord::text},
    {.name = "separator",
     .type = TypeWord::text,
     .about = "what to put between; left out: nothing",
     .optional = true},
};
constexpr Example join_examples[] = {
    {"ordinary", R"(join(split("sales,ops", ","), " / "))", R"("sales / ops")"},
    {"without separator", R"(join(split("4 2", " ")))", R"("42")"},
    {"blank", R"(join(blank, ", "))", "null"},
    {"accents", R"(join(split("Zoë,Åsa", ","), " & "))", R"("Zoë & Åsa")"},
    {"too long",
     R"(join(split(replace(pad_left("a", 20000, "a"), "a", "a,"), ","), " and "))",
     "hold: a text of more than 65536 bytes was made"},
};

}  // namespace

const FunctionDef join_function{
    .name = "join",
    .category = "text",
    .about = "The texts of a list as one text, with a separator between them.",
    .parameters = join_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 3,
    .examples = join_examples,
    .run = run_join,
};

}  // namespace joinery::stdlib
