#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_part_before_last(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].view();
  const std::size_t at = text.rfind(arguments[1].view());
  if (at == std::string_view::npos) return {};
  const std::string_view part = joinery::trim(text.substr(0, at));
  return part.empty() ? Value{} : Value::text(part, arguments[0].escape);
}

constexpr Parameter part_before_last_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "separator", .type = TypeWord::text, .about = "what divides the text"},
};
constexpr Example part_before_last_examples[] = {
    {"ordinary", R"(part_before_last("Sales / EMEA / North", "/"))", R"("Sales / EMEA")"},
    {"blank", R"(part_before_last(blank, "/"))", "null"},
    {"other alphabets", R"(part_before_last("営業・東京・新宿", "・"))", R"("営業・東京")"},
    {"no separator", R"(part_before_last("Sales", "/"))", "null"},
};

}  // namespace

const FunctionDef part_before_last_function{
    .name = "part_before_last",
    .category = "text",
    .about = "What stands before the last separator, trimmed; blank where there is "
             "no separator.",
    .parameters = part_before_last_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = part_before_last_examples,
    .run = run_part_before_last,
};

}  // namespace joinery::stdlib
