#include "engine/unicode/email.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::stdlib {
namespace {

Value run_email_local(const Call& /*call*/, std::span<const Value> arguments) {
  const std::string_view local = email_local(arguments[0].view());
  return local.empty() ? Value{} : Value::text(local, arguments[0].escape);
}

constexpr Parameter email_local_parameters[] = {
    {.name = "address", .type = TypeWord::text, .about = "the e-mail address"},
};
constexpr Example email_local_examples[] = {
    {"ordinary", R"(email_local("ada.king@acme.example"))", R"("ada.king")"},
    {"blank", "email_local(blank)", "null"},
    {"accents", R"(email_local("zoë@acme.example"))", R"("zoë")"},
    {"no address", R"(email_local("ada"))", "null"},
};

}  // namespace

const FunctionDef email_local_function{
    .name = "email_local",
    .category = "text",
    .about = "What stands before the @ of an e-mail address; blank where there is no @.",
    .parameters = email_local_parameters,
    .returns = TypeWord::text,
    .blanks = BlankPolicy::flows,
    .may_be_blank = true,
    .fallible = false,
    .cost = 1,
    .examples = email_local_examples,
    .run = run_email_local,
};

}  // namespace joinery::stdlib
