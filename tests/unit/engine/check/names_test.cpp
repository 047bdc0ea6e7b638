// What is said about names, layers and settings (codes from 400).

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/check/mistakes.hpp"

using namespace joinery::testing;

BOOST_AUTO_TEST_CASE(names_that_lead_nowhere_are_explained) {
  check_mistakes({
      {401, "unknown-name", "departmnt", [](Office& o) { o.field("text", "departmnt else keep"); }},
      {401, "forgotten-worker", "department",
       [](Office& o) { o.field("text", "department else keep"); }},
      {401, "worker-alone", "worker", [](Office& o) { o.field("text", "worker else keep"); }},
      {401, "function-without-brackets", "lower",
       [](Office& o) { o.field("text", "lower else keep"); }},
      {401, "near-reading", "sitee", [](Office& o) { o.worker = "  location: sitee\n"; }},
      {401, "no-such-part", "titel",
       [](Office& o) { o.field("text", "only(worker.jobs.titel) else keep"); }},
      {402, "near-worker-field", "departmnt",
       [](Office& o) { o.field("text", "worker.departmnt else keep"); }},
      {402, "custom-field", "division",
       [](Office& o) { o.field("text", "worker.custom.division else keep"); }},
      {403, "undeclared-setting", "zone",
       [](Office& o) { o.field("zone", "settings.zone else keep"); }},
      {403, "setting-chosen-but-not-declared", "group",
       [](Office& o) {
         o.settings = "  groups: {title: G, type: text, default: a}\n";
         o.field("text", "settings.groups");
         o.own = "settings:\n  group: x\n";
       }},
      {404, "unknown-function", "lowr",
       [](Office& o) { o.field("text", "lowr(worker.site) else keep"); }},
      {405, "too-many-values", "lower(worker.site, worker.department)",
       [](Office& o) { o.field("text", "lower(worker.site, worker.department) else keep"); }},
      {406, "setting-twice", "lead",
       [](Office& o) {
         o.settings = "  lead: {title: A, type: number, default: 1}\n";
         o.source = "settings:\n  lead: {title: B, type: number, default: 2}\n";
         o.field("number", "settings.lead");
       }},
      {406, "rule-twice", "late",
       [](Office& o) {
         const std::string rule =
             "people:\n  rules:\n    - {id: late, say: Late, exclude: worker.site is present}\n";
         o.target = rule;
         o.own = rule;
       }},
      {407, "function-calls-itself", "again",
       [](Office& o) {
         o.functions = "  again(x): again(x)\n";
         o.field("text", "again(worker.site) else keep");
       }},
      {407, "field-from-itself", "location",
       [](Office& o) {
         o.worker = "  location: worker.location\n";
         o.field("text", "worker.location else keep");
       }},
      {414, "base-outside-a-change", "base", [](Office& o) { o.field("text", "base else keep"); }},
      {412, "setting-without-value", "acme",
       [](Office& o) {
         o.settings = "  lead: {title: A, type: number}\n";
         o.field("number", "settings.lead else keep");
       }},
      {412, "setting-left-empty", "team",
       [](Office& o) {
         o.settings = "  team: {title: A, type: text}\n";
         o.field("text", "settings.team");
         o.own = "settings:\n  team: \"\"\n";
       }},
      {413, "setting-of-another-type", "many",
       [](Office& o) {
         o.settings = "  lead: {title: A, type: number, default: 1}\n";
         o.field("number", "settings.lead");
         o.own = "settings:\n  lead: many\n";
       }},
      {416, "list-of-what-nobody-knows", "job_profiles",
       [](Office& o) { o.own = "people:\n  exclude:\n    job_profiles: [Chef]\n"; }},
  });
}

BOOST_AUTO_TEST_CASE(layers_that_do_not_fit_are_explained) {
  check_mistakes({
      {408, "field-changed-below", "worker.department else keep",
       [](Office& o) {
         o.field("text", "worker.site else keep");
         o.own = "change:\n  set.it:\n    was: worker.department else keep\n    now: keep\n";
       }},
      {408, "rule-changed-below", "worker.site is \"A\"",
       [](Office& o) {
         o.target =
             "people:\n  rules:\n    - {id: late, say: Late, exclude: worker.site is \"B\", if "
             "blank: include}\n";
         o.own =
             "change:\n  rules.late:\n    was: worker.site is \"A\"\n    also: worker.site is "
             "\"C\"\n";
       }},
      {408, "no-such-field-below", "set.ti",
       [](Office& o) {
         o.field("text", "worker.site else keep");
         o.own = "change:\n  set.ti: keep\n";
       }},
      {408, "no-such-table-below", "tables.regions",
       [](Office& o) { o.own = "change:\n  tables.regions: {rows: {a: b}}\n"; }},
      {408, "no-such-row-below", "x",
       [](Office& o) {
         o.tables = "  names: {key: text, otherwise: blank, rows: {a: b}}\n";
         o.field("text", "names(worker.site) else keep");
         o.own = "change:\n  tables.names: {without: [x]}\n";
       }},
      {409, "same-as-below", "worker.site else keep",
       [](Office& o) {
         o.field("text", "worker.site else keep");
         o.own = "change:\n  set.it: worker.site else keep\n";
       }},
      {409, "same-row-as-below", "a",
       [](Office& o) {
         o.tables = "  names: {key: text, otherwise: blank, rows: {a: b}}\n";
         o.field("text", "names(worker.site) else keep");
         o.own = "change:\n  tables.names: {rows: {a: b}}\n";
       }},
      {410, "rule-that-lets-in", "rules.friends",
       [](Office& o) {
         o.target =
             "people:\n  rules:\n    - {id: friends, say: F, include: worker.site is \"B\", if "
             "blank: exclude}\n";
         o.own = "change:\n  rules.friends:\n    also: worker.site is \"C\"\n";
       }},
      {411, "unused-custom-field", "division",
       [](Office& o) { o.own = "custom:\n  division: text from x\n"; }},
      {411, "unused-table", "names",
       [](Office& o) {
         o.own = "tables:\n  names: {key: text, otherwise: blank, rows: {a: b}}\n";
       }},
      {411, "unused-setting", "lead",
       [](Office& o) { o.settings = "  lead: {title: A, type: number, default: 1}\n"; }},
  });
}

BOOST_AUTO_TEST_CASE(a_quoted_value_that_could_be_an_expression_is_asked_about) {
  check_mistakes({
      {213, "path-in-quotes", "\"worker.email\"",
       [](Office& o) { o.field("text", "\"worker.email\""); }},
      {213, "call-in-quotes", "'lower(worker.site) else keep'",
       [](Office& o) { o.field("text", "'lower(worker.site) else keep'"); }},
      {213, "reading-in-quotes", "\"site\"",
       [](Office& o) { o.worker = "  location: \"site\"\n"; }},
      {213, "case-in-quotes", "\"worker.site\"",
       [](Office& o) {
         o.field("text",
                 "\n    cases:\n      - when: worker.site is present\n        then: "
                 "\"worker.site\"\n      - otherwise: keep");
       }},
  });
}

BOOST_AUTO_TEST_CASE(plain_words_in_quotes_are_texts) {
  for (const char* text : {"active", "Sales", "worker", "Sales and Marketing", "worker.nothing",
                           "12", "yes", "nobody(worker.site)", "a.b", "hold"}) {
    BOOST_TEST_CONTEXT(text) {
      const Inspection inspection(Office().field("text", '"' + std::string(text) + '"'));
      BOOST_TEST(inspection.said() == "");
      BOOST_TEST(inspection.graph.has_value());
    }
  }
}
