#include <algorithm>
#include <string>

#include "engine/unicode/letter_case.hpp"
#include "engine/unicode/utf8.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_lower(const Call& call, std::span<const Value> arguments) {
  const Value& text = arguments[0];
  if (text.size > call.text_bytes_max) return call.too_long();
  // Most addresses and codes are in small letters already.
  if (is_small_ascii(text.view())) return text;
  if (is_ascii(text.view())) {
    char* const made = call.arena.array<char>(text.size);
    std::transform(text.chars, text.chars + text.size, made, ascii_lower);
    return Value::text({made, text.size}, text.escape);
  }
  std::string made;
  lower(text.view(), made);
  return call.text(made);
}

constexpr Parameter lower_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example lower_examples[] = {
    {"ordinary", R"(lower("Sales TEAM"))", R"("sales team")"},
    {"blank", "lower(blank)", "null"},
    {"other alphabets", R"(lower("ÉCOLE ΣΟΦΌΣ"))", R"("école σοφός")"},
};

}  // namespace

const FunctionDef lower_function{
    .name = "lower",
    .category = "text",
    .about = "The text in small letters.",
    .parameters = lower_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = false,
    .cost = 2,
    .examples = lower_examples,
    .run = run_lower,
};

}  // namespace joinery::stdlib
