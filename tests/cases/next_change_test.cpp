/// When somebody's answer can change by itself, in the person's own zone.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/planned.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string next(const std::string& record, const std::string& at, const std::string& more = "") {
  CaseQuestion question;
  question.at = at;
  question.records = R"({"id":"E1","email":"a@x.example","first":"A","last":"B")" + record + "}\n";
  const Planned planned(case_mapping(more), question);
  return planned.plan().next_change ? instant_text(*planned.plan().next_change) : "never";
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_changes_by_itself_without_dates) {
  BOOST_TEST(next("", "2026-03-01T10:00:00Z") == "never");
  BOOST_TEST(next(R"(,"end":"9999-12-31")", "2026-03-01T10:00:00Z") == "never");
  BOOST_TEST(next(R"(,"start":"2026-01-01","end":"2026-02-01")", "2026-03-01T10:00:00Z") == "never");
}

BOOST_AUTO_TEST_CASE(the_first_day_begins_and_the_last_one_ends_in_the_persons_zone) {
  BOOST_TEST(next(R"(,"start":"2026-03-02","zone":"Pacific/Auckland")", "2026-03-01T10:00:00Z") ==
             "2026-03-01T11:00:00Z");
  BOOST_TEST(next(R"(,"end":"2026-03-02","zone":"America/New_York")", "2026-03-01T10:00:00Z") ==
             "2026-03-03T05:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_midnight_that_does_not_exist_is_the_first_instant_that_does) {
  BOOST_TEST(next(R"(,"end":"2026-04-23","zone":"Africa/Cairo")", "2026-04-20T10:00:00Z") ==
             "2026-04-23T22:00:00Z");
  BOOST_TEST(next(R"(,"end":"2026-03-28","zone":"Europe/London")", "2026-03-01T10:00:00Z") ==
             "2026-03-29T00:00:00Z");
  BOOST_TEST(next(R"(,"end":"2026-03-29","zone":"Europe/London")", "2026-03-01T10:00:00Z") ==
             "2026-03-29T23:00:00Z");
}

BOOST_AUTO_TEST_CASE(an_invitation_is_due_on_its_day) {
  const std::string invite = "invite: on worker.start_date + 3 days\n";
  BOOST_TEST(next(R"(,"start":"2026-03-02")", "2026-03-02T10:00:00Z", invite) ==
             "2026-03-05T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_rule_that_looks_at_today_is_looked_at_every_day) {
  const std::string rule =
      "people:\n  rules:\n    - id: soon\n      say: Soon\n"
      "      exclude: worker.start_date after today(in \"Asia/Tokyo\") + 10 days\n"
      "      if blank: include\n";
  BOOST_TEST(next("", "2026-03-01T10:00:00Z", rule) == "2026-03-01T15:00:00Z");
}
