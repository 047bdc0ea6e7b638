// Conditions that can never turn out one way (codes from 700), and those that are not to be blamed.

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/check/mistakes.hpp"

using namespace joinery::testing;

BOOST_AUTO_TEST_CASE(conditions_that_decide_nothing_are_explained) {
  check_mistakes({
      {701, "not-a-or-not-b", "worker.site is not \"A\" or worker.site is not \"B\"",
       [](Office& o) {
         o.field(
             "text",
             "if worker.site is not \"A\" or worker.site is not \"B\" then \"x\" otherwise \"y\"");
       }},
      {702, "a-and-b", "worker.site is \"A\" and worker.site is \"B\"",
       [](Office& o) {
         o.field("text",
                 "if worker.site is \"A\" and worker.site is \"B\" then \"x\" otherwise \"y\"");
       }},
      {702, "empty-range", "worker.hours < 3 and worker.hours > 5",
       [](Office& o) {
         o.field("text", "if worker.hours < 3 and worker.hours > 5 then \"x\" otherwise \"y\"");
       }},
      {702, "empty-range-of-dates",
       "worker.start_date before 2024-01-01 and worker.start_date on or after 2024-01-01",
       [](Office& o) {
         o.field("text",
                 "if worker.start_date before 2024-01-01 and worker.start_date on or after "
                 "2024-01-01 then "
                 "\"x\" otherwise \"y\"");
       }},
      {701, "whole-set", "worker.shape in (\"round\", \"square\")",
       [](Office& o) {
         o.field("text", "if worker.shape in (\"round\", \"square\") then \"x\" otherwise \"y\"");
       }},
      {703, "case-after-its-like", "worker.site is \"A\"",
       [](Office& o) {
         o.field(
             "text",
             "\n    cases:\n      - when: worker.site in (\"A\", \"B\")\n        then: keep\n"
             "      - when: worker.site is \"A\"\n        then: clear\n      - otherwise: keep");
       }},
      {704, "no-otherwise", "{when: Rome, then: keep}",
       [](Office& o) {
         o.field("text", "\n    of: worker.site\n    cases:\n      - {when: Rome, then: keep}");
       }},
      {704, "value-of-a-set-without-case", "{when: round, then: keep}",
       [](Office& o) {
         o.field("text", "\n    of: worker.shape\n    cases:\n      - {when: round, then: keep}");
       }},
      {705, "else-after-a-constant", "keep",
       [](Office& o) { o.field("text", "worker.site else \"none\" else keep"); }},
  });
}

BOOST_AUTO_TEST_CASE(a_case_for_every_value_is_not_blamed) {
  for (const char* cases : {"[round, square]", "round, then: keep}\n      - {when: square"}) {
    BOOST_TEST_CONTEXT(cases) {
      const std::string formula =
          "\n    of: worker.shape\n    cases:\n      - {when: " + std::string(cases) +
          ", then: clear}\n";
      BOOST_TEST(Inspection(Office().field("text", formula + "      - otherwise: keep")).said() ==
                 "");
      // Without `otherwise`, a blank is all that is left.
      BOOST_TEST(Inspection(Office().field("text", formula)).marked().starts_with("J0504"));
    }
  }
}

BOOST_AUTO_TEST_CASE(conditions_that_decide_something_are_not_blamed) {
  for (const char* condition : {
           "worker.site is \"A\" or worker.site is \"B\"",
           "worker.site is not \"A\" and worker.site is not \"B\"",
           "worker.hours > 3 and worker.hours < 5", "worker.hours >= 3 and worker.hours <= 3",
           "worker.start_date after 2024-01-01 and worker.start_date before 2024-12-31",
           "worker.shape is \"round\"", "worker.site is present",
           "worker.start_date after worker.end_date", "worker.member and worker.site is \"A\"",
           "settings.mode is \"a\"",  // a choice is not a mistake
           "settings.mode is \"a\" and worker.site is \"A\"",
           "settings.mode is \"a\" or settings.mode is \"b\"",
           "worker.team is \"x\"",  // which this source does not give
       }) {
    BOOST_TEST_CONTEXT(condition) {
      Office office;
      office.settings = "  mode: {title: M, choose: {a: A, b: B, c: C}, default: a}\n";
      office.field("text", "if " + std::string(condition) + " then \"x\" otherwise settings.mode");
      const Inspection inspection(office);
      BOOST_TEST(inspection.said() == "");
      BOOST_TEST(inspection.graph.has_value());
    }
  }
}
