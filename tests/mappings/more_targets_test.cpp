/// Moodle and TalentLMS, which no requirement asks for by name: what a user of theirs is made of.

#include <boost/test/unit_test.hpp>

#include "tests/mappings/pair.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

constexpr const char* barbara = R"({
  "id":"701984","userName":"B.Jensen@example.com","name":{"familyName":"Jensen","givenName":"Barbara"},
  "nickName":"Babs","title":"Tour Guide","active":true,
  "emails":[{"value":"B.Jensen@example.com","type":"work"}],
  "addresses":[{"type":"work","country":"USA"}],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{
    "department":"Tours","organization":"Universal Studios","manager":{"value":"26118915"}}})";

constexpr const char* left = R"({"id":"1","active":false,"name":{"givenName":"Ada","familyName":"King"}})";

using Fields = std::vector<std::pair<const char*, const char*>>;

void expect(const Answer& user, const Fields& fields) {
  BOOST_TEST(user["decision"] == "include");
  for (const auto& [field, value] : fields) BOOST_TEST(user.user(field) == value, field);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_moodle_user_signs_in_with_an_address_in_small_letters) {
  const Pair map("scim", "moodle", "settings:\n  country_from: work\n  cohorts_from: department\n");
  const Answer user = map(barbara);
  expect(user, {{"external_id", "701984"}, {"username", "b.jensen@example.com"}, {"first_name", "Barbara"},
                {"last_name", "Jensen"}, {"department", "Tours"}, {"institution", "Universal Studios"},
                {"country", "US"}, {"job_title", "(kept)"}, {"manager", "(kept)"}});
  BOOST_TEST((user.line().find(R"("cohorts":["Tours"])") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_moodle_site_with_profile_fields_is_told_title_and_manager) {
  const Pair map("scim", "moodle", "settings:\n  send_profile_fields: yes\n");
  expect(map(barbara), {{"job_title", "Tour Guide"}, {"manager", "26118915"}});
}

BOOST_AUTO_TEST_CASE(a_talentlms_user_has_the_login_that_is_chosen) {
  const Fields logins = {{"email", "B.Jensen@example.com"}, {"email_local", "B.Jensen"}, {"id", "701984"}};
  for (const auto& [from, login] : logins) {
    const Pair map("scim", "talentlms", "settings:\n  login_from: " + std::string(from) + "\n");
    expect(map(barbara), {{"login", login}, {"access_ends", "(cleared)"}, {"department", "(kept)"}});
  }
}

BOOST_AUTO_TEST_CASE(whoever_has_left_needs_no_address_on_either_platform) {
  for (const char* target : {"moodle", "talentlms"}) {
    const Answer user = Pair("scim", target)(left);
    BOOST_TEST_CONTEXT(target) {
      BOOST_TEST(user["decision"] == "include");
      BOOST_TEST(user["account"] == "archived");
      BOOST_TEST(user.user("email") == "(kept)");
    }
  }
}
