/// What is peculiar about BambooHR's records, and the example meadow (BambooHR to SCIM).

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "engine/graph/needs.hpp"
#include "tests/mappings/pair.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// A row of a report; `more` stands before the rest, and what stands twice is refused as JSON.
Answer row(std::string_view more, std::string_view lines = {}) {
  const Pair map("bamboohr", "scim", lines);
  return map(R"({"id":"124","firstName":"Sam","lastName":"Park","workEmail":"sam.park@example.com",)" +
             std::string(more) + "}");
}

/// A row of the newer list of employees.
Answer listed(std::string_view more) {
  return Pair("bamboohr", "scim")(
      R"({"employeeId":"124","firstName":"Sam","lastName":"Park","preferredName":null,
          "jobTitleName":"Product Designer","status":"Active","workEmail":"sam.park@example.com",
          "departmentName":"Design","departmentId":"18","locationName":"Berlin",
          "reportsToName":"Ava Nguyen","reportsToId":"117",)" +
      std::string(more) + "}");
}

constexpr const char* active = R"("status":"Active","hireDate":"2021-04-01")";

}  // namespace

BOOST_AUTO_TEST_CASE(bamboohrs_day_of_zeros_is_no_day) {
  const std::string zero = R"("originalHireDate":"0000-00-00","terminationDate":"0000-00-00")";
  BOOST_TEST(row(std::string(active) + "," + zero)["account"] == "active");
  for (const char* hired : {R"("0000-00-00")", R"("")", "null"}) {
    const Answer answer = row(R"("status":"Active","hireDate":)" + std::string(hired) + "," + zero);
    BOOST_TEST(answer["rule"] == "hire-date-not-visible");
  }
  // Somebody who has gone needs no hire date.
  BOOST_TEST(row(R"("status":"Inactive","hireDate":"0000-00-00")")["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(bamboohrs_status_decides_and_a_termination_ahead_leaves_it_active) {
  const auto people = people_of("examples/meadow");
  const std::pair<int, const char*> accounts[] = {
      {120, "waiting"},  {121, "active"},   {123, "active"},   {130, "archived"}, {131, "active"},
      {132, "active"},   {133, "archived"}, {134, "archived"}, {135, "waiting"},  {136, "archived"},
      {137, "active"},   {138, "archived"}, {142, "active"},   {182, "active"}};
  for (const auto& [number, account] : accounts) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(people.at(number)["account"] == account); }
  }
}

BOOST_AUTO_TEST_CASE(what_bamboohr_hides_is_never_taken_for_an_answer) {
  const auto people = people_of("examples/meadow");
  for (const int number : {124, 125, 126}) {
    BOOST_TEST(people.at(number)["rule"] == "hire-date-not-visible", number);
  }
  BOOST_TEST(people.at(140)["rule"] == "status-not-visible");
  BOOST_TEST(people.at(141)["because"].find("Pending") != std::string::npos);
  // The newer list says what it hides: a null among the restricted fields is no null.
  BOOST_TEST(listed(R"("hireDate":"2021-04-01","_restrictedFields":["birthDate"])")["decision"] ==
             "include");
  for (const char* field : {"hireDate", "terminationDate", "workEmail"}) {
    const Answer answer = listed(R"("hireDate":"2021-04-01","_restrictedFields":["birthDate",")" +
                                 std::string(field) + "\"]");
    BOOST_TEST(answer["rule"] == "hidden-fields", field);
  }
}

BOOST_AUTO_TEST_CASE(both_lists_of_bamboohr_give_the_same_person) {
  const Answer report = row(
      R"("preferredName":null,"jobTitle":"Product Designer","department":"Design","location":"Berlin",)"
      R"("supervisor":"Nguyen, Ava","supervisorEId":"117",)" +
      std::string(active));
  const Answer list = listed(R"("hireDate":"2021-04-01")");
  BOOST_TEST(report["decision"] == "include");
  BOOST_TEST(report.line() == list.line());
}

BOOST_AUTO_TEST_CASE(bamboohrs_manager_is_an_id_and_never_a_name) {
  const auto people = people_of("examples/meadow");
  BOOST_TEST(people.at(102).user("manager") == "101");
  BOOST_TEST(people.at(170).user("manager") == "(kept)");
  BOOST_TEST(people.at(171).user("manager") == "171");
}

BOOST_AUTO_TEST_CASE(an_employment_that_ended_before_the_hire_date_is_an_earlier_one) {
  const std::string again = std::string(active) + R"(,"terminationDate":"2020-06-30")";
  BOOST_TEST(row(again)["account"] == "active");
  const Answer asked = row(again, "settings:\n  former_dates: hold\n");
  BOOST_TEST(asked["rule"] == "ends-before-it-starts");
}

BOOST_AUTO_TEST_CASE(fields_that_a_customer_added_to_bamboohr_are_numbers) {
  const auto people = people_of("examples/meadow");
  BOOST_TEST(people.at(192).user("cost_center") == "CC-7");
  BOOST_TEST(people.at(193).user("cost_center") == "(kept)");
  const Answer pointed = row(R"("4340.0":"L",)" + std::string(active),
                             "custom:\n  shirt: text from \"4340.0\"\n"
                             "change:\n  set.nick_name: worker.custom.shirt else base\n");
  BOOST_TEST(pointed.user("nick_name") == "L");
}

BOOST_AUTO_TEST_CASE(every_field_of_bamboohr_but_the_id_has_its_permission) {
  for (const Need& need : needs(Pair("bamboohr", "scim").mapping().optimized())) {
    BOOST_TEST((!need.permission.empty() || need.reading == "id"), need.path);
  }
}
