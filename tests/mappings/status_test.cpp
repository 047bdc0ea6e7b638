/// What becomes of an account, for every status, lifecycle status and date that HiBob can give: the
/// table of mappings/hibob/README.md, row by row.

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"

using namespace joinery::testing;

namespace {

struct Row {
  const char* status;
  const char* lifecycle;
  const char* ends;
  const char* outcome;  ///< the account's state, or `hold` and the rule that holds
};

const Row rows[] = {
    // Status and lifecycle agree.
    {R"("Active")", R"("employed")", "null", "active"},
    {R"("Active")", R"("hired")", "null", "active"},
    {R"("Active")", R"("Employed")", "null", "active"},
    {R"("Active")", R"("parental leave")", "null", "active"},
    {R"("Active")", R"("on leave")", "null", "active"},
    {R"("Inactive")", R"("terminated")", R"("2026-06-30")", "archived"},
    // The date decides while the status has not followed yet.
    {R"("Active")", R"("employed")", R"("2026-11-20")", "archived"},
    {R"("Active")", R"("employed")", R"("2026-11-21")", "active"},
    {R"("Active")", R"("terminated")", R"("2026-11-20")", "archived"},
    {R"("Active")", R"("terminated")", R"("2026-11-30")", "active"},
    // Archived in HiBob, whatever else is said.
    {R"("Inactive")", R"("terminated")", "null", "archived"},
    {R"("Inactive")", R"("employed")", "null", "archived"},
    {R"("Inactive")", R"("employed")", R"("2027-06-30")", "archived"},
    {R"("Inactive")", "", "null", "archived"},
    {R"("Inactive")", R"("secondment")", "null", "archived"},
    {R"("Inactive")", R"("suspended")", "null", "archived"},
    // One of the two cannot be seen.
    {R"("Active")", "", "null", "active"},
    {R"("Active")", "null", "null", "active"},
    {"", R"("employed")", "null", "active"},
    {"null", R"("employed")", "null", "active"},
    {"", R"("terminated")", "null", "archived"},
    // Neither can be seen: nobody knows.
    {"", "", "", "hold status-not-visible"},
    {"null", "null", "null", "hold status-not-visible"},
    {R"("")", R"("  ")", "null", "hold status-not-visible"},
    // What needs a decision of a person.
    {R"("Active")", R"("suspended")", "null", "hold lifecycle-undecided"},
    {"", R"("suspended")", "null", "hold lifecycle-undecided"},
    {R"("Active")", R"("terminated")", "null", "hold terminated-without-date"},
    {R"("Active")", R"("secondment")", "null", "hold lifecycle-undecided"},
    {R"("Pending")", R"("employed")", "null", "hold status-not-visible"},
    // Garden leave ends access unless the setting says otherwise.
    {R"("Active")", R"("garden leave")", R"("2027-01-31")", "archived"},
    {R"("Active")", R"("gardenLeave")", "null", "archived"},
    {R"("Active")", R"("garden_leave")", "null", "archived"},
};

std::string outcome_of(const Answer& answer) {
  if (answer["decision"] == "include") return answer["account"];
  return answer["decision"] + ' ' + answer["rule"];
}

HibobRecord record_of(const Row& row) {
  HibobRecord record;
  record.status = row.status;
  record.lifecycle = row.lifecycle;
  record.ends = row.ends;
  return record;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_status_has_an_outcome_that_somebody_decided) {
  const HibobToLearnerbly map;
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.status << ' ' << row.lifecycle << ' ' << row.ends) {
      const Answer answer = map(record_of(row));
      BOOST_TEST_INFO(answer.line());
      BOOST_TEST(outcome_of(answer) == row.outcome);
    }
  }
}

BOOST_AUTO_TEST_CASE(nobody_on_leave_loses_an_account) {
  const HibobToLearnerbly map;
  for (const char* leave : {"leave", "on leave", "onLeave", "temporary leave", "temporaryLeave",
                            "parental leave", "parentalLeave", "Maternity leave", "Paternity leave",
                            "Sick leave", "Unpaid leave", "Long term leave", "Sabbatical"}) {
    HibobRecord record;
    record.lifecycle = '"' + std::string(leave) + '"';
    BOOST_TEST_CONTEXT(leave) { BOOST_TEST(map(record)["account"] == "active"); }
  }
}

BOOST_AUTO_TEST_CASE(garden_leave_can_keep_access_until_the_termination_date) {
  const HibobToLearnerbly map("settings:\n  garden_leave: keeps\n");
  HibobRecord record;
  record.lifecycle = R"("garden leave")";
  record.ends = R"("2027-01-31")";
  BOOST_TEST(map(record)["account"] == "active");
  BOOST_TEST(map(record, "2027-02-01T09:00:00Z")["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(a_status_nobody_knows_is_held_with_the_status_in_the_sentence) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.lifecycle = R"("secondment")";
  BOOST_TEST(map(record)["because"].find("secondment") != std::string::npos);
  record.lifecycle = R"("suspended")";
  BOOST_TEST(map(record)["because"].starts_with("Suspended in HiBob"));
  record.lifecycle = R"("employed")";
  record.status = R"("Pending")";
  BOOST_TEST(map(record)["because"].find("Pending") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_customer_decides_what_a_new_lifecycle_status_means) {
  const HibobToLearnerbly map(
      "change:\n  tables.lifecycle_access: {rows: {secondment: works, dismissed: left}}\n");
  HibobRecord record;
  record.lifecycle = R"("Secondment")";
  BOOST_TEST(map(record)["account"] == "active");
  record.lifecycle = R"("dismissed")";
  record.ends = R"("2026-11-01")";
  BOOST_TEST(map(record)["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(whoever_comes_back_is_not_ended_by_the_date_of_the_time_before) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.start = R"("2026-12-01")";
  record.ends = R"("2024-06-30")";
  record.lifecycle = R"("hired")";
  const Answer before = map(record);
  BOOST_TEST(before["account"] == "waiting");
  BOOST_TEST(before.user("end_date") == "(cleared)");
  BOOST_TEST(map(record, "2026-12-01T09:00:00Z")["account"] == "active");
}

BOOST_AUTO_TEST_CASE(a_permission_that_is_taken_away_clears_and_archives_nothing) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.ends = R"("2026-11-01")";
  BOOST_TEST(map(record)["account"] == "archived");
  // Lifecycle is not visible any more, for everybody.
  record.status = record.lifecycle = "";
  const Answer held = map(record);
  BOOST_TEST(held["decision"] == "hold");
  BOOST_TEST(held["because"].find("Lifecycle section, view") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_the_employment_section_nobody_begins_at_once) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.start = record.site = record.reports_to = record.department = "";
  const Answer held = map(record);
  BOOST_TEST(held["decision"] == "hold");
  BOOST_TEST(held["rule"] == "start-date-not-visible");
  // It does not keep the account of somebody who has left.
  record.status = R"("Inactive")";
  BOOST_TEST(map(record)["account"] == "archived");
}
