#include <algorithm>
#include <vector>

#include "engine/unicode/space.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_split(const Call& call, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].view(), separator = arguments[1].view();
  std::vector<Value> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = separator.empty() ? std::string_view::npos : text.find(separator, from);
    const std::string_view part = joinery::trim(text.substr(from, end - from));
    if (!part.empty()) parts.push_back(Value::text(part, arguments[0].escape));
    if (end == std::string_view::npos) break;
    from = end + separator.size();
  }
  if (parts.empty()) return {};
  Value* kept = call.arena.array<Value>(parts.size());
  std::ranges::copy(parts, kept);
  return Value::list({kept, parts.size()});
}

Type split_type(std::span<const Type> /*arguments*/) {
  return Type::list_of(Type::of(TypeWord::text));
}

constexpr Parameter split_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "separator", .type = TypeWord::text, .about = "what stands between the parts"},
};
constexpr Example split_examples[] = {
    {"ordinary", R"(split("sales, ops,hr", ","))", R"(["sales","ops","hr"])"},
    {"blank", R"(split(blank, ","))", "null"},
    {"other alphabets", R"(split("東京、大阪", "、"))", R"(["東京","大阪"])"},
    {"no separator", R"(split("sales", ","))", R"(["sales"])"},
    {"no parts", R"(split(" , ,", ","))", "null"},
};

}  // namespace

const FunctionDef split_function{
    .name = "split",
    .category = "text",
    .about = "The parts of the text between separators, trimmed, empty ones left out.",
    .parameters = split_parameters,
    .returns = TypeWord::list,
    .result_type = split_type,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 3,
    .examples = split_examples,
    .run = run_split,
};

}  // namespace joinery::stdlib
