#include <string>

#include "engine/unicode/email.hpp"
#include "engine/unicode/letter_case.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_email_domain(const Call& call, std::span<const Value> arguments) {
  std::string made;
  lower(email_domain(arguments[0].view()), made);
  return call.text(made);
}

constexpr Parameter email_domain_parameters[] = {
    {.name = "address", .type = TypeWord::text, .about = "the e-mail address"},
};
constexpr Example email_domain_examples[] = {
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
    .parameters = email_domain_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 2,
    .examples = email_domain_examples,
    .run = run_email_domain,
};

}  // namespace joinery::stdlib
