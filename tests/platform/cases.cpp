#include "tests/platform/cases.hpp"

#include <boost/test/unit_test.hpp>

namespace joinery::testing {
namespace {

std::string numbered(std::string_view before, int number, std::string_view after = {}) {
  return std::string(before) + std::to_string(number) + std::string(after);
}

}  // namespace

PlatformField text_field(std::string name, std::string_view value) {
  return {std::move(name), Json::from_text(value)};
}

const std::vector<PlatformCase>& platform_cases() {
  static const std::vector<PlatformCase> cases = {
      {"learnamp", {}, "override_manager", "primary_team", "job_title", {}, {}},
      {"learnupon", {}, {}, "groups", "job_title", "account_expires", "2027-01-31"},
      {"learnerbly", {}, "approver", "group", "location", "end_date", "2027-01-31"},
      {"learningbank",
       "settings:\n  default_department: A\n  default_job_profile: B\n  default_permission: User\n",
       {}, "department", "last_name", "end_date", "2027-01-31"},
      {"scim", {}, "manager", "groups", "title", "nick_name", "Kay"},
      {"moodle", "settings:\n  send_profile_fields: yes\n", "manager", "cohorts", "department", "job_title", "Lead"},
      {"talentlms", {}, {}, "groups", "first_name", "access_ends", "2027-01-31"},
  };
  return cases;
}

void on_every_platform(const std::function<void(Simulated&, const PlatformCase&)>& test, int people) {
  for (const PlatformCase& platform : platform_cases()) {
    BOOST_TEST_CONTEXT(platform.name) { test(Simulated::of(platform.name, platform.lines, people), platform); }
  }
}

std::vector<PlatformField> fields_of(const PlatformCase& platform, int number) {
  const std::string address = numbered("p", number, "@acme.example");
  std::vector<PlatformField> fields = {text_field("external_id", numbered("E", number)), text_field("email", address)};
  const bool is_scim = platform.name == "scim";
  fields.push_back(text_field(is_scim ? "given_name" : "first_name", "Ada"));
  fields.push_back(text_field(is_scim ? "family_name" : "last_name", numbered("King-", number)));
  if (is_scim) {
    fields.push_back(text_field("user_name", address));
    fields.push_back(text_field("display_name", numbered("Ada King-", number)));
  }
  if (platform.name == "learnerbly") fields.push_back(text_field("content_region", "Europe"));
  if (platform.name == "learningbank") fields.push_back(text_field("permission", "User"));
  if (platform.name == "moodle") fields.push_back(text_field("username", address));
  if (platform.name == "talentlms") fields.push_back(text_field("login", address));
  return fields;
}

PlatformMutation creation(const PlatformCase& platform, int number) {
  PlatformMutation mutation = mutation_of(MutationKind::create_user, {}, number);
  mutation.fields = fields_of(platform, number);
  return mutation;
}

PlatformMutation mutation_of(MutationKind kind, const std::string& user, int number) {
  PlatformMutation mutation;
  mutation.kind = kind;
  mutation.user = user;
  mutation.person = numbered("E", number);
  mutation.key = numbered(name_of(kind), number);
  return mutation;
}

}  // namespace joinery::testing
