#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_part_after(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].view();
  const std::string_view separator = arguments[1].view();
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {};
  const std::string_view part = text.substr(at + separator.size());
  const std::string_view trimmed = joinery::trim(part);
  return trimmed.empty() ? Value{} : Value::text(trimmed, arguments[0].escape);
}

constexpr Parameter part_after_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "separator", .type = TypeWord::text, .about = "what divides the text"},
};
constexpr Example part_after_examples[] = {
    {"ordinary", R"(part_after("ada@acme.example", "@"))", R"("acme.example")"},
    {"last name first", R"(part_after("Lovelace, Ada", ","))", R"("Ada")"},
    {"blank", R"(part_after(blank, "@"))", "null"},
    {"other alphabets", R"(part_after("営業・東京", "・"))", R"("東京")"},
    {"no separator", R"(part_after("ada", "@"))", "null"},
    {"nothing there", R"(part_after(" @ ", "@"))", "null"},
};

}  // namespace

const FunctionDef part_after_function{
    .name = "part_after",
    .category = "text",
    .about = "What stands after the first separator, trimmed; blank where there is no separator.",
    .parameters = part_after_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = part_after_examples,
    .run = run_part_after,
};

}  // namespace joinery::stdlib
