#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_part_after_last(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].view();
  const std::size_t at = text.rfind(arguments[1].view());
  if (at == std::string_view::npos) return {};
  const std::string_view part = joinery::trim(text.substr(at + arguments[1].size));
  return part.empty() ? Value{} : Value::text(part, arguments[0].escape);
}

constexpr Parameter part_after_last_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "separator", .type = TypeWord::text, .about = "what divides the text"},
};
constexpr Example part_after_last_examples[] = {
    {"ordinary", R"(part_after_last("Sales / EMEA / North", "/"))", R"("North")"},
    {"blank", R"(part_after_last(blank, "/"))", "null"},
    {"other alphabets", R"(part_after_last("営業・東京・新宿", "・"))", R"("新宿")"},
    {"no separator", R"(part_after_last("Sales", "/"))", "null"},
};

}  // namespace

const FunctionDef part_after_last_function{
    .name = "part_after_last",
    .category = "text",
    .about = "What stands after the last separator, trimmed; blank where there is no "
             "separator.",
    .parameters = part_after_last_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = part_after_last_examples,
    .run = run_part_after_last,
};

}  // namespace joinery::stdlib
