#include <string>

#include "engine/unicode/email.hpp"
#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run(const Call& call, std::span<const Value> arguments) {
  std::string made;
  lower(email_domain(arguments[0].view()), made);
  return call.text(made);
}

constexpr Parameter parameters[] = {
    {.name = "address", .type = TypeWord::text, .about = "the e-mail address"},
};
constexpr Example examples[] = {
    {"ordinary", R"(email_domain("Ada@ACME.example"))", R"("acme.example")"},
    {"blank", "email_domain(blank)", "null"},
    {"other alphabets", R"(email_domain("zoë@BÜRO.example"))", R"("büro.example")"},
    {"no address", R"(email_domain("ada"))", "null"},
};

}  // namespace

const FunctionDef email_domain_function{
    .name = "email_domain",
    .category = "text",
    .about = "What stands after the @ of an e-mail address, in small letters; blank where there "
             "is no @.",
    .parameters = parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = examples,
    .run = run,
};

}  // namespace joinery::stdlib
