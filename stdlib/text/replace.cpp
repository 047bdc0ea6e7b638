#include <string>

#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

std::size_t occurrences(std::string_view text, std::string_view wanted) {
  if (wanted.empty()) return 0;
  std::size_t count = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; ++count) {
    at = text.find(wanted, at + wanted.size());
  }
  return count;
}

Value run_replace(const Call& call, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].view(), old = arguments[1].view();
  const std::string_view fresh = arguments[2].is_blank() ? "" : arguments[2].view();
  const std::size_t count = occurrences(text, old);
  if (count == 0) return arguments[0];
  // The size is known before a byte is made: both texts may be long.
  const std::size_t kept = text.size() - count * old.size();
  if (fresh.size() > 0 && count > call.text_bytes_max / fresh.size()) return call.too_long();
  std::string made;
  made.reserve(kept + count * fresh.size());
  std::size_t from = 0;
  for (std::size_t at = text.find(old); at != std::string_view::npos; at = text.find(old, from)) {
    made += text.substr(from, at - from);
    made += fresh;
    from = at + old.size();
  }
  made += text.substr(from);
  return call.text(made);
}

constexpr Parameter replace_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
    {.name = "old", .type = TypeWord::text, .about = "what to replace"},
    {.name = "new",
     .type = TypeWord::text,
     .about = "what to put there; left out: nothing",
     .optional = true},
};
constexpr Example replace_examples[] = {
    {"ordinary", R"(replace("Sales-EMEA", "-", " / "))", R"("Sales / EMEA")"},
    {"taken out", R"(replace("+44 20 7946", " "))", R"("+44207946")"},
    {"blank", R"(replace(blank, "a", "b"))", "null"},
    {"accents", R"(replace("Zoë", "ë", "e"))", R"("Zoe")"},
    {"nothing left", R"(replace("aa", "a"))", "null"},
    {"too long",
     R"(replace(pad_left("x", 60000, "x"), "x", "yy"))",
     "hold: a text of more than 65536 bytes was made"},
};

}  // namespace

const FunctionDef replace_function{
    .name = "replace",
    .category = "text",
    .about = "The text with every occurrence of one text replaced by another.",
    .parameters = replace_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 3,
    .examples = replace_examples,
    .run = run_replace,
};

}  // namespace joinery::stdlib
