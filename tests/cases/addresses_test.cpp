/// How the addresses are compared by which people are matched is declared by the type of the field.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/cases/case_mapping.hpp"
#include "tests/cases/planned.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::vector<std::string> planned_lines(const std::string& type, const std::string& in_hr,
                                       const std::string& on_platform) {
  CaseQuestion question;
  question.records = fmt::format(R"({{"id":"E1","email":"{}","first":"Ada","last":"King"}})" "\n", in_hr);
  question.users = fmt::format(
      R"({{"id":"U1","fields":{{"email":"{}","first_name":"Ada","last_name":"King"}}}})" "\n", on_platform);
  return Planned(case_mapping("", type), question).lines();
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_address_is_one_mailbox_whatever_capitals_it_is_written_with) {
  const auto lines = planned_lines("email", "Ada.King@X.example", "ada.king@x.example");
  const std::vector<std::string> expected = {"link_user E1 U1",
                                             "notice E1: user U1 is taken over: the same email"};
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(where_the_platform_has_two_mailboxes_the_target_declares_a_text) {
  const auto lines = planned_lines("text", "Ada.King@x.example", "ada.king@x.example");
  const std::vector<std::string> expected = {
      R"(create_user E1 - email = "Ada.King@x.example", first_name = "Ada", last_name = "King")"};
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
  const auto same = planned_lines("text", "Ada.King@x.example", "Ada.King@x.example");
  BOOST_TEST(same.front() == "link_user E1 U1");
}
