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

struct Counted {
  std::string said;   ///< by the guard, if it is tripped
  std::size_t planned = 0, held = 0;
};

Counted counted(const Company& made, const std::string& guard, MutationKind kind) {
  CaseQuestion question;
  question.records = made.records;
  question.users = made.users;
  question.groups = made.groups;
  const Planned planned(case_mapping(), question);
  Counted found;
  for (const GuardResult& one : planned.plan().guards) {
    if (one.name == guard && one.tripped) found.said = one.because;
  }
  for (const Mutation& one : planned.plan().mutations) {
    if (one.kind != kind) continue;
    ++found.planned;
    found.held += one.guard == nobody ? 0 : 1;
  }
  return found;
}

/// The guard is silent, and so many mutations go: all that there are.
void goes(const Company& made, const std::string& guard, MutationKind kind, std::size_t count) {
  const Counted found = counted(made, guard, kind);
  BOOST_TEST(found.said == "");
  BOOST_TEST(found.planned == count);
  BOOST_TEST(found.held == 0U);
}

/// The guard says why, and all of them wait.
void waits(const Company& made, const std::string& guard, MutationKind kind, std::size_t count,
           const std::string& because) {
  const Counted found = counted(made, guard, kind);
  BOOST_TEST(found.said == because);
  BOOST_TEST(found.planned == count);
  BOOST_TEST(found.held == count);
}

using Kind = MutationKind;

}  // namespace

BOOST_AUTO_TEST_CASE(archives_beyond_three_percent_are_held_and_all_of_them) {
  const std::string left = R"(,"status":"archived")";
  goes(company(500, 15, left), "archive_user", Kind::archive_user, 15);
  waits(company(500, 16, left), "archive_user", Kind::archive_user, 16,
        "16 of 500 active users would be archived, more than 15");
}

BOOST_AUTO_TEST_CASE(a_small_company_may_lose_five_people) {
  const std::string left = R"(,"status":"archived")";
  goes(company(20, 5, left), "archive_user", Kind::archive_user, 5);
  waits(company(20, 6, left), "archive_user", Kind::archive_user, 6,
        "6 of 20 active users would be archived, more than 5");
}

BOOST_AUTO_TEST_CASE(clearing_a_field_of_more_than_one_in_twenty_is_held) {
  const std::string there = R"(,"title":"Lead")";
  goes(company(200, 10, "", there, there), "clear_field:title", Kind::update_user, 10);
  waits(company(200, 11, "", there, there), "clear_field:title", Kind::update_user, 11,
        "11 of 200 users would lose their title, more than 10");
}

BOOST_AUTO_TEST_CASE(another_value_for_more_than_half_of_all_is_held) {
  const std::string there = R"(,"title":"Lead")", other = R"(,"title":"Boss")";
  goes(company(40, 20, other, there, there), "update_field:title", Kind::update_user, 20);
  waits(company(40, 21, other, there, there), "update_field:title", Kind::update_user, 21,
        "21 of 40 users would get another title, more than 20");
}

BOOST_AUTO_TEST_CASE(a_reorganization_of_managers_is_held) {
  // E0098 and E0099 are the old boss and the new one.
  const auto moved = [](int count) {
    return company(100, count, R"(,"manager":"E0099")", R"(,"manager":"U0098")", R"(,"manager":"E0098")");
  };
  goes(moved(15), "set_manager", Kind::set_manager, 15);
  waits(moved(16), "set_manager", Kind::set_manager, 16, "16 of 100 managers would change, more than 15");
}

BOOST_AUTO_TEST_CASE(many_new_people_are_held_but_not_in_the_first_run) {
  Company grown = company(50, 0, "");
  for (int n = 50; n < 60; ++n) grown.records += record(n);
  goes(grown, "create_user", Kind::create_user, 10);
  grown.records += record(60);
  waits(grown, "create_user", Kind::create_user, 11, "11 of 50 users would be created, more than 10");
  grown.users.clear();
  goes(grown, "create_user", Kind::create_user, 61);
}

BOOST_AUTO_TEST_CASE(a_source_that_has_lost_people_takes_nothing_away) {
  const Company whole = company(200, 1, R"(,"status":"archived")");
  const auto without = [&](int missing) {
    Company made = whole;
    made.records.clear();
    for (int n = 0; n < 200 - missing; ++n) made.records += record(n, n == 0 ? R"(,"status":"archived")" : "");
    return made;
  };
  goes(without(10), "source_population", Kind::archive_user, 1);
  waits(without(11), "source_population", Kind::archive_user, 1,
        "11 of 200 linked people are not among the records, more than 10");
}

BOOST_AUTO_TEST_CASE(another_companys_records_hold_everything) {
  const auto other = [](int linked, int known) {
    Company made = company(linked, 0, "");
    made.records.clear();
    for (int n = 0; n < known; ++n) made.records += record(n);
    return Company{made.records + record(500), made.users, ""};
  };
  goes(other(9, 0), "source_identity", Kind::create_user, 1);
  waits(other(10, 0), "source_identity", Kind::create_user, 1,
        "none of the 10 linked people is among the records: is this another company?");
  goes(other(20, 1), "source_identity", Kind::create_user, 1);
  waits(other(20, 0), "source_identity", Kind::create_user, 1,
        "none of the 20 linked people is among the records: is this another company?");
}

/// Of `members` of Sales so many leave for Marketing; `others` stay in Finance.
Company moved(int members, int leaving, int others) {
  Company made;
  for (int n = 0; n < members + others; ++n) {
    const char* team = n < leaving ? "Marketing" : n < members ? "Sales" : "Finance";
    made.records += record(n, fmt::format(R"(,"department":"{}")", team));
    made.users += user(n, "", n < members ? R"("g1")" : R"("g3")");
  }
  for (const auto& [id, name] : {std::pair{"g1", "Sales"}, {"g2", "Marketing"}, {"g3", "Finance"}}) {
    made.groups += fmt::format(R"({{"id":"{}","kind":"team","name":"{}","managed":true}})" "\n", id, name);
  }
  return made;
}

BOOST_AUTO_TEST_CASE(memberships_are_not_taken_away_by_the_dozen) {
  goes(moved(100, 10, 0), "remove_member", Kind::remove_member, 10);
  waits(moved(100, 11, 0), "remove_member", Kind::remove_member, 11,
        "11 of 100 memberships would be taken away, more than 10");
}

BOOST_AUTO_TEST_CASE(no_group_of_ten_or_more_loses_a_third_at_once) {
  goes(moved(100, 30, 210), "remove_from_group:Sales", Kind::remove_member, 30);
  waits(moved(100, 31, 210), "remove_from_group:Sales", Kind::remove_member, 31,
        "31 of 100 members would leave Sales, more than 30");
  goes(moved(10, 3, 90), "remove_from_group:Sales", Kind::remove_member, 3);
  waits(moved(10, 4, 90), "remove_from_group:Sales", Kind::remove_member, 4,
        "4 of 10 members would leave Sales, more than 3");
  goes(moved(9, 8, 91), "remove_from_group:Sales", Kind::remove_member, 8);
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
