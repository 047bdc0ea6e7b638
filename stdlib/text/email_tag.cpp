#include "engine/unicode/email.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_email_tag(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view local = email_local(arguments[0].view());
  const std::size_t plus = local.find('+');
  if (plus == std::string_view::npos || plus + 1 == local.size()) return {};
  return Value::text(local.substr(plus + 1), arguments[0].escape);
}

constexpr Parameter email_tag_parameters[] = {
    {.name = "address", .type = TypeWord::email, .about = "the e-mail address"},
};
constexpr Example email_tag_examples[] = {
    {"ordinary", R"(email_tag("ada+news@acme.example"))", R"("news")"},
    {"no tag", R"(email_tag("ada@acme.example"))", "null"},
    {"accents", R"(email_tag("zoë+é@acme.example"))", R"("é")"},
    {"blank", "email_tag(blank)", "null"},
};

}  // namespace

const FunctionDef email_tag_function{
    .name = "email_tag",
    .category = "text",
    .about = "What stands between the + and the @ of an e-mail address; blank where "
             "there is no +.",
    .parameters = email_tag_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = email_tag_examples,
    .run = run_email_tag,
};

}  // namespace joinery::stdlib
