#include <algorithm>

#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

bool is_space(char sign) { return sign == ' ' || sign == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The end of what stands before `stop`, quotes passed over.
std::size_t end_of(std::string_view text, std::string_view stops) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && quoted) ++i;
    else if (text[i] == '"') quoted = !quoted;
    else if (!quoted && stops.find(text[i]) != std::string_view::npos) return i;
  }
  return text.size();
}

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char left, char right) {
    const auto low = [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign; };
    return low(left) == low(right);
  });
}

/// Whether the parameters of a link (RFC 8288) name the relation; only the first `rel` counts.
bool has_relation(std::string_view parameters, std::string_view relation) {
  while (!parameters.empty()) {
    parameters.remove_prefix(1);
    const std::size_t end = end_of(parameters, ";");
    std::string_view one = trimmed(parameters.substr(0, end));
    parameters.remove_prefix(end);
    const std::size_t equals = one.find('=');
    if (equals == std::string_view::npos || !same(trimmed(one.substr(0, equals)), "rel")) continue;
    std::string_view words = trimmed(one.substr(equals + 1));
    if (words.size() > 1 && words.front() == '"' && words.back() == '"') words = words.substr(1, words.size() - 2);
    while (!words.empty()) {
      const std::size_t space = std::min(words.find(' '), words.size());
      if (same(words.substr(0, space), relation)) return true;
      words.remove_prefix(std::min(space + 1, words.size()));
    }
    return false;
  }
  return false;
}

Value run_link_to(const Call& call, std::span<const Value> arguments) {
  std::string_view rest = arguments[0].view();
  const std::string_view relation = arguments[1].view();
  while (true) {
    const std::size_t open = rest.find('<');
    if (open == std::string_view::npos) return {};
    const std::size_t close = rest.find('>', open);
    if (close == std::string_view::npos) return {};
    const std::string_view address = rest.substr(open + 1, close - open - 1);
    rest.remove_prefix(close + 1);
    const std::size_t end = end_of(rest, ",");
    const std::string_view parameters = trimmed(rest.substr(0, end));
    if (has_relation(parameters, relation)) return call.text(address);
    rest.remove_prefix(end);
  }
}

constexpr Parameter link_to_parameters[] = {
    {.name = "links", .type = TypeWord::text, .about = "what stands in the header `Link`"},
    {.name = "relation", .type = TypeWord::text, .about = "which link, as \"next\""},
};
constexpr Example link_to_examples[] = {
    {"ordinary", R"(link_to("<https://a.example/p?page=2>; rel=\"next\"", "next"))", R"("https://a.example/p?page=2")"},
    {"several", R"(link_to("</p?page=1>; rel=first, </p?a=1,2>; rel=\"prev next\"", "next"))", R"("/p?a=1,2")"},
    {"no such link", R"(link_to("</p?page=1>; rel=\"prev\"", "next"))", "null"},
    {"other alphabets", R"(link_to("</söka?sida=2>; rel=next", "next"))", R"("/söka?sida=2")"},
    {"blank", R"(link_to(blank, "next"))", "null"},
    {"other parameters", R"(link_to("</p>; title=\"a, rel=next\"; rel=\"last\", </q>; REL=Next", "next"))", R"("/q")"},
};

}  // namespace

const FunctionDef link_to_function{
    .name = "link_to",
    .category = "text",
    .about = "The address of one relation in a header `Link` (RFC 8288); blank where there is none.",
    .parameters = link_to_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = true,
    .cost = 3,
    .examples = link_to_examples,
    .run = run_link_to,
};

}  // namespace joinery::stdlib
