#include <string>

#include "engine/unicode/email.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_without_email_tag(const Call& call, std::span<const Value> arguments) {
  const std::string_view address = arguments[0].view();
  const std::size_t plus = email_local(address).find('+');
  if (plus == std::string_view::npos || plus == 0) return arguments[0];
  std::string made(address.substr(0, plus));
  made += '@';
  made += email_domain(address);
  return call.text(made);
}

constexpr Parameter without_email_tag_parameters[] = {
    {.name = "address", .type = TypeWord::email, .about = "the e-mail address"},
};
constexpr Example without_email_tag_examples[] = {
    {"ordinary", R"(without_email_tag("ada+news@acme.example"))", R"("ada@acme.example")"},
    {"no tag", R"(without_email_tag("ada@acme.example"))", R"("ada@acme.example")"},
    {"nothing before it", R"(without_email_tag("+ada@acme.example"))", R"("+ada@acme.example")"},
    {"accents", R"(without_email_tag("zoë+é@acme.example"))", R"("zoë@acme.example")"},
    {"blank", "without_email_tag(blank)", "null"},
};

}  // namespace

const FunctionDef without_email_tag_function{
    .name = "without_email_tag",
    .category = "text",
    .about = "The e-mail address without a + and what follows it before the @. "
             "Whether both reach the same person, only the provider knows.",
    .parameters = without_email_tag_parameters,
    .returns = TypeWord::email,
    .blanks = BlankPolicy::flows,
    .may_be_blank = false,
    .fallible = true,
    .cost = 2,
    .examples = without_email_tag_examples,
    .run = run_without_email_tag,
};

}  // namespace joinery::stdlib
