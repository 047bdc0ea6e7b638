#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

/// What RFC 3986 calls unreserved: these mean themselves wherever they stand in an address.
bool is_unreserved(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
         sign == '-' || sign == '.' || sign == '_' || sign == '~';
}

Value run_percent_encoded(const Call& call, std::span<const Value> arguments) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string made;
  for (const char sign : arguments[0].view()) {
    if (is_unreserved(sign)) {
      made += sign;
      continue;
    }
    const auto byte = static_cast<unsigned char>(sign);
    made += '%';
    made += digits[byte >> 4U];
    made += digits[byte & 15U];
    if (made.size() > call.text_bytes_max) return call.too_long();
  }
  return call.text(made);
}

constexpr Parameter percent_encoded_parameters[] = {
    {.name = "text", .type = TypeWord::text, .about = "the text"},
};
constexpr Example percent_encoded_examples[] = {
    {"ordinary", R"(percent_encoded("a b/c"))", R"("a%20b%2Fc")"},
    {"nothing to do", R"(percent_encoded("E-00_12.3~"))", R"("E-00_12.3~")"},
    {"an address", R"(percent_encoded("ada@acme.example"))", R"("ada%40acme.example")"},
    {"other alphabets", R"(percent_encoded("é"))", R"("%C3%A9")"},
    {"blank", R"(percent_encoded(blank))", "null"},
};

}  // namespace

const FunctionDef percent_encoded_function{
    .name = "percent_encoded",
    .category = "text",
    .about = "The text as a part of a web address: all but letters, digits and `-._~` as `%` and two digits.",
    .parameters = percent_encoded_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 2,
    .examples = percent_encoded_examples,
    .run = run_percent_encoded,
};

}  // namespace joinery::stdlib
