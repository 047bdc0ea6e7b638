/// SCIM 2.0 on both sides: users of a service as people (with the example lagoon), and people as users
/// of a service (with the example meadow).

#include <boost/test/unit_test.hpp>

#include "engine/graph/needs.hpp"
#include "tests/mappings/pair.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

constexpr const char* defaults =
    "settings:\n  default_department: A\n  default_job_profile: B\n  default_permission: C\n";

/// The user that RFC 7643 has as its example of an enterprise user, in short.
constexpr const char* barbara = R"({
  "schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  "id":"2819c223-7f76-453a-919d-413861904646","externalId":"701984","userName":"bjensen@example.com",
  "name":{"familyName":"Jensen","givenName":"Barbara"},"nickName":"Babs","title":"Tour Guide",
  "preferredLanguage":"en-US","timezone":"America/Los_Angeles","active":true,
  "emails":[{"value":"bjensen@example.com","type":"work","primary":true},
            {"value":"babs@jensen.example","type":"home"}],
  "addresses":[{"type":"work","country":"USA","primary":true},{"type":"home","country":"USA"}],
  "groups":[{"value":"e9e30dba","display":"Tour Guides"},{"value":"fc348aa8","display":"Employees"}],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{
    "employeeNumber":"701984","costCenter":"4130","organization":"Universal Studios",
    "division":"Theme Park","department":"Tour Operations",
    "manager":{"value":"26118915-6090-4610-87e4-49d8ca9f808d","displayName":"John Smith"}}})";

Answer person(std::string_view members, std::string_view lines = {}) {
  return Pair("scim", "learningbank", std::string(defaults) + std::string(lines))(
      R"({"id":"1","name":{"givenName":"Ada","familyName":"King"},)" + std::string(members) + "}");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_scim_user_goes_through_to_another_service_unharmed) {
  const Answer user = Pair("scim", "scim", "settings:\n  groups_from: groups\n  country_from: work\n")(
      barbara);
  BOOST_TEST(user["decision"] == "include");
  const std::pair<const char*, const char*> fields[] = {
      {"external_id", "2819c223-7f76-453a-919d-413861904646"},
      {"user_name", "bjensen@example.com"},
      {"given_name", "Barbara"},
      {"family_name", "Jensen"},
      {"display_name", "Babs Jensen"},
      {"title", "Tour Guide"},
      {"preferred_language", "en-US"},
      {"timezone", "America/Los_Angeles"},
      {"country", "US"},
      {"employee_number", "701984"},
      {"cost_center", "4130"},
      {"organization", "Universal Studios"},
      {"division", "Theme Park"},
      {"department", "Tour Operations"},
      {"manager", "26118915-6090-4610-87e4-49d8ca9f808d"}};
  for (const auto& [field, value] : fields) BOOST_TEST(user.user(field) == value, field);
  BOOST_TEST((user.line().find(R"("groups":["Tour Guides","Employees"])") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(the_country_is_that_of_the_work_place_or_of_the_home) {
  constexpr const char* both = R"({"id":"1","active":true,"userName":"ada@acme.example",
    "name":{"givenName":"Ada","familyName":"King"},
    "addresses":[{"type":"home","country":"DE"},{"type":"work","country":"USA"}]})";
  const std::pair<const char*, const char*> countries[] = {
      {"work", "US"}, {"home", "DE"}, {"none", "(kept)"}};
  for (const auto& [setting, country] : countries) {
    const Pair map("scim", "scim", "settings:\n  country_from: " + std::string(setting) + "\n");
    BOOST_TEST(map(both).user("country") == country);
  }
}

BOOST_AUTO_TEST_CASE(whether_a_scim_user_is_active_is_said_or_asked) {
  const auto people = people_of("examples/lagoon");
  const std::pair<int, const char*> accounts[] = {{2, "active"},    {30, "archived"}, {32, "active"},
                                                  {33, "archived"}, {36, "archived"}, {20, "waiting"},
                                                  {37, "archived"}, {38, "active"}};
  for (const auto& [number, account] : accounts) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(people.at(number)["account"] == account); }
  }
  for (const int number : {31, 34, 35}) {
    BOOST_TEST(people.at(number)["rule"] == "active-not-said", number);
  }
  BOOST_TEST(person(R"("userName":"ada@acme.example")", "  without_active: active\n")["account"] ==
             "active");
}

BOOST_AUTO_TEST_CASE(of_several_addresses_work_counts_then_primary_then_the_user_name) {
  const auto people = people_of("examples/lagoon");
  const std::pair<int, const char*> addresses[] = {{40, "ada@lagoon.example"},
                                                   {41, "ada@x.example"},
                                                   {42, "person042@lagoon.example"},
                                                   {45, "A@lagoon.example"},
                                                   {46, "person046@lagoon.example"}};
  for (const auto& [number, address] : addresses) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(people.at(number).user("email") == address); }
  }
  BOOST_TEST(people.at(43)["because"] == "no work e-mail address");
  BOOST_TEST(people.at(44)["decision"] == "hold");  // two that differ: nobody chooses
}

BOOST_AUTO_TEST_CASE(groups_and_roles_of_scim_are_lists_and_permissions) {
  const auto people = people_of("examples/lagoon");
  for (const int number : {50, 51}) {
    BOOST_TEST(people.at(number)["rule"] == "include.permissions", number);
  }
  BOOST_TEST(people.at(53)["decision"] == "include");  // by the id, which has no name beside it
  BOOST_TEST(people.at(52).user("permission") == "Administrator");
  BOOST_TEST(people.at(54).user("permission") == "User");
  BOOST_TEST(people.at(55).user("permission") == "Editor");
}

BOOST_AUTO_TEST_CASE(scim_users_that_are_no_people_are_left_out) {
  const auto people = people_of("examples/lagoon");
  for (const int number : {60, 61}) BOOST_TEST(people.at(number)["rule"] == "no-person", number);
  BOOST_TEST(people.at(62)["decision"] == "include");
  BOOST_TEST(people.at(93)["rule"] == "exclude.users");
}

BOOST_AUTO_TEST_CASE(without_the_enterprise_extension_a_scim_user_is_still_a_person) {
  const auto people = people_of("examples/lagoon");
  for (const int number : {70, 71}) {
    BOOST_TEST(people.at(number).user("department") == "Lagoon", number);
  }
}

BOOST_AUTO_TEST_CASE(every_field_of_scim_has_its_permission) {
  for (const Need& need : needs(Pair("scim", "scim").mapping().optimized())) {
    BOOST_TEST(!need.permission.empty(), need.path);
  }
}

BOOST_AUTO_TEST_CASE(a_user_name_is_chosen_by_a_setting) {
  const std::pair<const char*, const char*> names[] = {{"email", "bjensen@example.com"},
                                                       {"email_local", "bjensen"},
                                                       {"id", "2819c223-7f76-453a-919d-413861904646"},
                                                       {"employee_number", "701984"}};
  for (const auto& [setting, name] : names) {
    const Pair map("scim", "scim", "settings:\n  user_name_from: " + std::string(setting) + "\n");
    BOOST_TEST(map(barbara).user("user_name") == name);
  }
}

BOOST_AUTO_TEST_CASE(groups_on_a_scim_service_are_left_alone_unless_asked_for) {
  BOOST_TEST(Pair("scim", "scim")(barbara).user("groups") == "(kept)");
  const Pair department("scim", "scim", "settings:\n  groups_from: department\n");
  BOOST_TEST((department(barbara).line().find(R"("groups":["Tour Operations"])") != std::string::npos));
  // Only memberships that we made are ever taken away.
  for (const GraphField& field : department.mapping().graph().fields) {
    if (field.name == "groups") BOOST_TEST(field.declared.owned == "ours only");
  }
  BOOST_TEST(people_of("examples/meadow").at(190).user("groups") == "(kept)");
}

BOOST_AUTO_TEST_CASE(a_scim_manager_is_cleared_only_where_a_setting_says_so) {
  constexpr const char* top = R"({"id":"1","active":true,"userName":"ada@acme.example",
    "name":{"givenName":"Ada","familyName":"King"}})";
  BOOST_TEST(Pair("scim", "scim")(top).user("manager") == "(kept)");
  BOOST_TEST(Pair("scim", "scim", "settings:\n  without_manager: clear\n")(top).user("manager") ==
             "(cleared)");
}

BOOST_AUTO_TEST_CASE(a_scim_leaver_needs_no_complete_record) {
  const auto people = people_of("examples/meadow");
  BOOST_TEST(people.at(136)["account"] == "archived");
  BOOST_TEST(people.at(136).user("user_name") == "(kept)");
  BOOST_TEST(people.at(138)["account"] == "archived");  // a country that there is not
  BOOST_TEST(people.at(194)["decision"] == "hold");     // of somebody who works it is asked
}
