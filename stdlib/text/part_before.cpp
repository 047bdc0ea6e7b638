#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_part_before(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].view();
  const std::string_view separator = arguments[1].view();
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {};
  const std::string_view part = text.substr(0, at);
  const std::string_view trimmed = joinery::trim(part);
  return trimmed.empty() ? Value{} : Value::text(trimmed, arguments[0].escape);
}

constexpr Parameter part_before_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "separator", .type = TypeWord::text, .about = "what divides the text"},
};
constexpr Example part_before_examples[] = {
    {"ordinary", R"(part_before("ada@acme.example", "@"))", R"("ada")"},
    {"last name first", R"(part_before("Lovelace, Ada", ","))", R"("Lovelace")"},
    {"blank", R"(part_before(blank, "@"))", "null"},
    {"other alphabets", R"(part_before("営業・東京", "・"))", R"("営業")"},
    {"no separator", R"(part_before("ada", "@"))", "null"},
    {"nothing there", R"(part_before(" @ ", "@"))", "null"},
};

}  // namespace

const FunctionDef part_before_function{
    .name = "part_before",
    .category = "text",
    .about = "What stands before the first separator, trimmed; blank where there is no "
             "separator.",
    .parameters = part_before_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = part_before_examples,
    .run = run_part_before,
};

}  // namespace joinery::stdlib
