/// Every guard on both sides of its boundary: what just passes does happen.

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "tests/cases/case_mapping.hpp"
#include "tests/cases/planned.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string record(int n, const std::string& more = "") {
  return fmt::format(R"({{"id":"E{0:04}","email":"p{0}@x.example","first":"A","last":"B"{1}}})" "\n",
                     n, more);
}

std::string user(int n, const std::string& fields = "", const std::string& groups = "") {
  return fmt::format(R"({{"id":"U{0:04}","managed":true,"person":"E{0:04}","fields":{{"email":)"
                     R"("p{0}@x.example","first_name":"A","last_name":"B"{1}}},"groups":[{2}]}})" "\n",
                     n, fields, groups);
}

struct Company {
  std::string records, users, groups;
};

/// `changed` of `count` people get `record_more`; all users have `user_more`.
Company company(int count, int changed, const std::string& record_more,
                const std::string& user_more = "", const std::string& rest_more = "",
                const std::string& groups = "") {
  Company made;
  for (int n = 0; n < count; ++n) {
    made.records += record(n, n < changed ? record_more : rest_more);
    made.users += user(n, user_more, groups);
  }
  return made;
}

/// What the guard said, or nothing.
std::string said(const Company& made, const std::string& guard) {
  CaseQuestion question;
  question.records = made.records;
  question.users = made.users;
  question.groups = made.groups;
  const Planned planned(case_mapping(), question);
  for (const GuardResult& one : planned.plan().guards) {
    if (one.name == guard && one.tripped) return one.because;
  }
  return "";
}

std::size_t held(const Company& made, MutationKind kind) {
  CaseQuestion question;
  question.records = made.records;
  question.users = made.users;
  question.groups = made.groups;
  const Planned planned(case_mapping(), question);
  std::size_t count = 0;
  for (const Mutation& one : planned.plan().mutations) {
    count += one.kind == kind && one.guard != nobody ? 1U : 0U;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(archives_beyond_three_percent_are_held_and_all_of_them) {
  const std::string left = R"(,"status":"archived")";
  BOOST_TEST(said(company(500, 15, left), "archive_user") == "");
  BOOST_TEST(said(company(500, 16, left), "archive_user") ==
             "16 of 500 active users would be archived, more than 15");
  BOOST_TEST(held(company(500, 15, left), MutationKind::archive_user) == 0U);
  BOOST_TEST(held(company(500, 16, left), MutationKind::archive_user) == 16U);
}

BOOST_AUTO_TEST_CASE(a_small_company_may_lose_five_people) {
  const std::string left = R"(,"status":"archived")";
  BOOST_TEST(said(company(20, 5, left), "archive_user") == "");
  BOOST_TEST(said(company(20, 6, left), "archive_user") != "");
}

BOOST_AUTO_TEST_CASE(clearing_a_field_of_more_than_one_in_twenty_is_held) {
  const std::string there = R"(,"title":"Lead")";
  BOOST_TEST(said(company(200, 10, "", there, there), "clear_field:title") == "");
  BOOST_TEST(said(company(200, 11, "", there, there), "clear_field:title") ==
             "11 of 200 users would lose their title, more than 10");
  BOOST_TEST(held(company(200, 11, "", there, there), MutationKind::update_user) == 11U);
}

BOOST_AUTO_TEST_CASE(another_value_for_more_than_half_of_all_is_held) {
  const std::string there = R"(,"title":"Lead")", other = R"(,"title":"Boss")";
  BOOST_TEST(said(company(40, 20, other, there, there), "update_field:title") == "");
  BOOST_TEST(said(company(40, 21, other, there, there), "update_field:title") != "");
}

BOOST_AUTO_TEST_CASE(a_reorganization_of_managers_is_held) {
  const std::string old_boss = R"(,"manager":"U0001")", new_boss = R"(,"manager":"E0002")";
  const std::string same_boss = R"(,"manager":"E0001")";
  BOOST_TEST(said(company(100, 15, new_boss, old_boss, same_boss), "set_manager") == "");
  BOOST_TEST(said(company(100, 20, new_boss, old_boss, same_boss), "set_manager") != "");
}

BOOST_AUTO_TEST_CASE(many_new_people_are_held_but_not_in_the_first_run) {
  Company grown = company(50, 0, "");
  for (int n = 50; n < 60; ++n) grown.records += record(n);
  BOOST_TEST(said(grown, "create_user") == "");
  grown.records += record(60);
  BOOST_TEST(said(grown, "create_user") == "11 of 50 users would be created, more than 10");
  BOOST_TEST(held(grown, MutationKind::create_user) == 11U);
  grown.users.clear();
  BOOST_TEST(said(grown, "create_user") == "");
}

BOOST_AUTO_TEST_CASE(a_source_that_has_lost_people_takes_nothing_away) {
  Company shrunk = company(200, 1, R"(,"status":"archived")");
  const auto without = [&](int missing) {
    Company made = shrunk;
    made.records.clear();
    for (int n = 0; n < 200 - missing; ++n) made.records += record(n, n == 0 ? R"(,"status":"archived")" : "");
    return made;
  };
  BOOST_TEST(said(without(10), "source_population") == "");
  BOOST_TEST(held(without(10), MutationKind::archive_user) == 0U);
  BOOST_TEST(said(without(11), "source_population") != "");
  BOOST_TEST(held(without(11), MutationKind::archive_user) == 1U);
}

BOOST_AUTO_TEST_CASE(another_companys_records_hold_everything) {
  Company other = company(20, 0, "");
  other.records.clear();
  for (int n = 500; n < 520; ++n) other.records += record(n);
  BOOST_TEST(said(other, "source_identity") ==
             "none of the 20 linked people is among the records: is this another company?");
  BOOST_TEST(held(other, MutationKind::create_user) == 20U);
}

BOOST_AUTO_TEST_CASE(memberships_are_not_taken_away_by_the_dozen) {
  const auto moved = [](int changed) {
    Company made = company(100, changed, R"(,"department":"Marketing")", "",
                           R"(,"department":"Sales")", R"("g1")");
    made.groups = R"({"id":"g1","kind":"team","name":"Sales","managed":true})" "\n"
                  R"({"id":"g2","kind":"team","name":"Marketing","managed":true})" "\n";
    return made;
  };
  BOOST_TEST(said(moved(10), "remove_member") == "");
  BOOST_TEST(said(moved(11), "remove_member") ==
             "11 of 100 memberships would be taken away, more than 10");
  BOOST_TEST(said(moved(30), "remove_from_group:Sales") == "");
  BOOST_TEST(said(moved(31), "remove_from_group:Sales") != "");
}

BOOST_AUTO_TEST_CASE(who_is_named_is_never_touched) {
  Company made = company(10, 2, R"(,"status":"archived")");
  CaseQuestion question;
  question.records = made.records;
  question.users = made.users;
  question.guards.protected_ = {"p0@x.example"};
  const Planned planned(case_mapping(), question);
  const std::vector<std::string> expected = {
      "archive_user E0001 U0001", "hold E0000: user U0000 is protected: no archive_user"};
  BOOST_TEST(planned.lines() == expected, boost::test_tools::per_element());
}
