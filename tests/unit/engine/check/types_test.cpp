// What is said about types and blanks (codes from 500), tables (600), paths (800) and people (900).

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/check/mistakes.hpp"

using namespace joinery::testing;

BOOST_AUTO_TEST_CASE(values_of_the_wrong_type_are_explained) {
  check_mistakes({
      {212, "keep-inside", "keep", [](Office& o) { o.field("text", "lower(keep) else keep"); }},
      {501, "field-of-another-type", "worker.hours else keep",
       [](Office& o) { o.field("text", "worker.hours else keep"); }},
      {501, "number-added-to-a-date", "3",
       [](Office& o) { o.field("date", "worker.start_date + 3 else keep"); }},
      {501, "texts-added", "worker.site + worker.department",
       [](Office& o) { o.field("text", "worker.site + worker.department else keep"); }},
      {501, "days-added-to-an-instant", "worker.created + 3 days",
       [](Office& o) { o.field("instant", "worker.created + 3 days else keep"); }},
      {501, "argument", "worker.hours",
       [](Office& o) { o.field("text", "lower(worker.hours) else keep"); }},
      {501, "list-of-another-type", "worker.jobs",
       [](Office& o) { o.field("text", "join(worker.jobs, \",\") else keep"); }},
      {501, "branches-of-two-types", "worker.hours",
       [](Office& o) {
         o.field("text", "if worker.member then worker.site otherwise worker.hours");
       }},
      {501, "list-where-one-is-wanted", "worker.skills else keep",
       [](Office& o) { o.field("text", "worker.skills else keep"); }},
      {501, "invite-on", "worker.site",
       [](Office& o) { o.own = "invite: on worker.site\n"; }},
      {502, "text-with-number", "worker.hours is \"3\"",
       [](Office& o) { o.field("yes_no", "worker.hours is \"3\" else keep"); }},
      {502, "text-with-date", "worker.start_date is \"2024-01-31\"",
       [](Office& o) { o.field("yes_no", "worker.start_date is \"2024-01-31\" else keep"); }},
      {502, "yes-in-quotes", "worker.member is \"yes\"",
       [](Office& o) { o.field("yes_no", "worker.member is \"yes\" else keep"); }},
      {502, "dates-with-a-sign", "worker.start_date < worker.end_date",
       [](Office& o) { o.field("yes_no", "worker.start_date < worker.end_date else keep"); }},
      {502, "instant-before-date", "worker.created before worker.end_date",
       [](Office& o) { o.field("yes_no", "worker.created before worker.end_date else keep"); }},
      {503, "text-as-condition", "worker.site",
       [](Office& o) { o.field("text", "if worker.site then \"a\" otherwise \"b\""); }},
      {505, "country-nobody-knows", "\"Atlantis\"",
       [](Office& o) { o.field("yes_no", "worker.home_country is \"Atlantis\" else keep"); }},
      {505, "zone-nobody-knows", "\"Europe/Londn\"",
       [](Office& o) { o.field("date", "today(in \"Europe/Londn\")"); }},
      {506, "near-value-of-a-set", "\"squre\"",
       [](Office& o) { o.field("yes_no", "worker.shape is \"squre\" else keep"); }},
      {507, "first-without-order", "first(worker.skills)",
       [](Office& o) { o.field("text", "first(worker.skills) else keep"); }},
      {507, "list-in-a-text", "worker.skills",
       [](Office& o) { o.field("text", ">-\n    \"has {worker.skills}\" else keep"); }},
      {508, "today-without-zone", "today()", [](Office& o) { o.field("date", "today()"); }},
      {510, "pattern", "\"[a-\"",
       [](Office& o) { o.field("yes_no", "worker.site matches \"[a-\" else keep"); }},
      {511, "pattern-from-the-record", "worker.department",
       [](Office& o) { o.field("yes_no", "worker.site matches worker.department else keep"); }},
      {512, "or-of-texts", "\"B\"",
       [](Office& o) {
         o.field("text", "if worker.site is \"A\" or \"B\" then \"x\" otherwise \"y\"");
       }},
  });
}

BOOST_AUTO_TEST_CASE(undecided_blanks_are_explained) {
  check_mistakes({
      {504, "optional-field", "worker.site", [](Office& o) { o.field("text", "worker.site"); }},
      {504, "required-field", "worker.site",
       [](Office& o) { o.field("text, required", "worker.site"); }},
      {504, "one-branch", "if worker.site is present then worker.department otherwise \"x\"",
       [](Office& o) {
         o.field("text", "if worker.site is present then worker.department otherwise \"x\"");
       }},
      {504, "archived-when", "worker.member",
       [](Office& o) { o.account = "  archived when: worker.member\n"; }},
      {504, "invite-when", "worker.member",
       [](Office& o) { o.own = "invite: when worker.member\n"; }},
      {509, "required-cleared", "clear",
       [](Office& o) { o.field("text, required", "worker.site else clear"); }},
  });
}

BOOST_AUTO_TEST_CASE(wrong_tables_are_explained) {
  check_mistakes({
      {610, "row-twice", "a",
       [](Office& o) {
         o.tables = "  names:\n    key: text\n    otherwise: blank\n    file: names.csv\n";
         o.more["mappings/lms/names.csv"] = "key,value\na,b\nc,d\na,e\n";
         o.field("text", "names(worker.site) else keep");
       }},
      {611, "row-shadowed", "SALES",
       [](Office& o) {
         o.tables = "  names: {key: text, otherwise: blank, rows: {Sales: b, SALES: c}}\n";
         o.field("text", "names(worker.site) else keep");
       }},
      {612, "key-of-another-type", "Atlantis",
       [](Office& o) {
         o.tables = "  names: {key: country, otherwise: blank, rows: {Atlantis: b}}\n";
         o.field("text", "names(worker.home_country) else keep");
       }},
      {612, "value-of-another-type", "many",
       [](Office& o) {
         o.tables = "  sizes: {key: text, value: number, otherwise: blank, rows: {a: many}}\n";
         o.field("number", "sizes(worker.site) else keep");
       }},
      {801, "jsonpath", "]", [](Office& o) { o.read += "  city: text from $.homes[?]\n"; }},
      {802, "date-example", "01/02/2024",
       [](Office& o) { o.read += "  birthday: date like 01/02/2024 from born\n"; }},
  });
}

BOOST_AUTO_TEST_CASE(wrong_rules_are_explained) {
  check_mistakes({
      {901, "blank-unanswered", "worker.site is \"A\"",
       [](Office& o) {
         o.own =
             "people:\n  rules:\n    - id: late\n      say: Late\n      exclude: worker.site is "
             "\"A\"\n";
       }},
      {903, "unknown-rule", "lat",
       [](Office& o) {
         o.target =
             "people:\n  rules:\n    - {id: late, say: L, exclude: worker.site is \"B\", if blank: "
             "include}\n";
         o.own = "people:\n  off: [lat]\n";
       }},
      {904, "unknown-target-field", "emial",
       [](Office& o) {
         o.user += "  email: email\n";
         o.set += "  emial: worker.email else keep\n";
       }},
      {905, "required-unset", "email", [](Office& o) { o.user += "  email: email, required\n"; }},
      {906, "foreign-set", "worker.hours else keep",
       [](Office& o) {
         o.user += "  budget: number, foreign\n";
         o.set += "  budget: worker.hours else keep\n";
       }},
  });
}
