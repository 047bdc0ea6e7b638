// What mappings mean, end to end: documents in, lines out.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/unit/engine/check/office.hpp"

using namespace joinery::testing;

namespace {

constexpr const char* now = "2026-11-21T08:00:00Z";

std::string line_of(const Office& office, const std::string& record) {
  return CompiledMapping(office.files()).line(record, now);
}

std::string with_site(const std::string& site) {
  return fmt::format(R"({{"id":"E1","work":{{{}}}}})", site.empty() ? "" : "\"site\":" + site);
}

std::string included(const std::string& user) {
  return R"({"person":"E1","decision":"include","rule":null,"user":{"external_id":"E1")" + user +
         R"(},"account":"active","invite":null})";
}

}  // namespace

BOOST_AUTO_TEST_CASE(four_source_states_meet_four_outcomes) {
  const std::string held = R"({"person":"E1","decision":"hold","field":"it","because":"no site"})";
  const std::string set = included(R"(,"it":"Rome")");
  struct Row {
    const char* formula;
    std::string present, without;  // of a blank, null or missing value
  };
  const Row rows[] = {
      {"worker.site else \"none\"", set, included(R"(,"it":"none")")},
      {"worker.site else clear", set, included(R"(,"it":null)")},
      {"worker.site else keep", set, included("")},
      {"worker.site else hold \"no site\"", set, held},
      // The same, asked the other way round.
      {"if worker.site is blank then \"none\" otherwise clear", included(R"(,"it":null)"),
       included(R"(,"it":"none")")},
      {"if worker.site is present then keep otherwise clear", included(""),
       included(R"(,"it":null)")},
      {"if worker.site is blank then hold \"no site\" otherwise keep", included(""), held},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.formula) {
      Office office;
      office.field("text", row.formula);
      const CompiledMapping mapping(office.files());
      BOOST_TEST(mapping.line(with_site("\"Rome\""), now) == row.present);
      BOOST_TEST(mapping.line(with_site("\" Rome \""), now) == row.present);
      for (const char* state : {"\"\"", "\"  \"", "null", ""}) {
        BOOST_TEST_CONTEXT("the value is " << state) {
          BOOST_TEST(mapping.line(with_site(state), now) == row.without);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_error_is_neither_blank_nor_rescued) {
  Office office;
  office.field("number", "worker.hours else 7");
  BOOST_TEST(line_of(office, R"({"id":"E1","hours":""})") == included(R"(,"it":7)"));
  const std::string line = line_of(office, R"({"id":"E1","hours":"many"})");
  BOOST_TEST(line.find(R"("decision":"hold","field":"it","because":"\"many\")") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_condition_teaches_need_not_be_said_again) {
  for (const char* formula : {
           "if worker.site is present then worker.site otherwise \"x\"",
           "if worker.site is blank then \"x\" otherwise worker.site",
           "if not (worker.site is blank) then worker.site otherwise \"x\"",
           "if worker.site is \"A\" then worker.site otherwise \"x\"",
           "if worker.site is \"A\" and worker.department is present then worker.department "
           "otherwise \"x\"",
           "if worker.site is blank or worker.department is blank then \"x\" otherwise "
           "worker.department",
           "if not (worker.site is blank or worker.department is \"B\") then worker.site otherwise "
           "\"x\"",
           "if lower(worker.site) is \"a\" then worker.site otherwise \"x\"",
           "if worker.site in (\"A\", \"B\") then worker.site otherwise \"x\"",
           "if worker.site starts with \"A\" else no then worker.site otherwise \"x\"",
           "if worker.site is present then lower(worker.site) otherwise \"x\"",
           "\n    cases:\n      - {when: worker.site is blank, then: keep}\n      - otherwise: "
           "worker.site",
           "\n    cases:\n      - {when: worker.site is present, then: worker.site}\n      - "
           "otherwise: keep",
           "\n    of: worker.shape\n    cases:\n      - {when: [round, square], then: "
           "worker.shape}\n      - otherwise: keep",
       }) {
    BOOST_TEST_CONTEXT(formula) {
      const Inspection inspection(Office().field("text", formula));
      BOOST_TEST(inspection.said() == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_condition_does_not_teach_must_be_said) {
  for (const char* formula : {
           "if worker.site is \"A\" or worker.department is present then worker.department "
           "otherwise \"x\"",
           "if worker.site is present then worker.department otherwise \"x\"",
           "if worker.site is not \"A\" then \"x\" otherwise worker.site",
           "if worker.site is present then \"x\" otherwise worker.site",
           "if not (worker.site is present) then worker.site otherwise \"x\"",
           "if worker.site is blank and worker.department is blank then \"x\" otherwise "
           "worker.site",
           "if count(worker.skills) > 0 then only(worker.skills) otherwise \"x\"",
       }) {
    BOOST_TEST_CONTEXT(formula) {
      const Inspection inspection(Office().field("text", formula));
      BOOST_TEST(inspection.marked() == "J0504 " + std::string(formula));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_fact_of_one_branch_is_not_known_in_another) {
  Office office;
  office.field("text", "if worker.site is present then lower(worker.site) otherwise \"x\"");
  office.user += "  other: text\n";
  office.set += "  other: lower(worker.site)\n";
  BOOST_TEST(Inspection(office).marked() == "J0504 lower(worker.site)");
}

BOOST_AUTO_TEST_CASE(settings_tables_and_cases_know_yes_and_no) {
  Office office;
  office.settings = "  flag: {title: O, type: yes_no, default: \"no\"}\n";
  office.tables = "  open: {key: text, value: yes_no, otherwise: \"no\", rows: {Rome: \"yes\"}}\n";
  office.field("text",
               "\n    of: open(worker.site)\n    cases:\n"
               "      - when: \"yes\"\n        then: if settings.flag then \"on\" otherwise "
               "\"off\"\n      - otherwise: keep");
  office.own = "settings:\n  flag: \"yes\"\n";
  BOOST_TEST(line_of(office, with_site("\"rome\"")) == included(R"(,"it":"on")"));
  BOOST_TEST(line_of(office, with_site("\"oslo\"")) == included(""));
}

BOOST_AUTO_TEST_CASE(layers_change_what_lies_below) {
  Office office;
  office.tables = "  names: {key: text, otherwise: none, rows: {Rome: Roma, Oslo: OSL}}\n";
  office.field("text", "names(worker.site) else keep");
  office.target =
      "people:\n  rules:\n    - {id: late, say: Late, exclude: worker.hours > 8, if blank: "
      "include}\n";
  const auto line = [&](const char* own, const char* record) {
    Office changed = office;
    changed.own = own;
    return line_of(changed, record);
  };
  const char* rome = R"({"id":"E1","work":{"site":"rome"},"hours":9})";
  BOOST_TEST(line("", rome) ==
             R"({"person":"E1","decision":"exclude","rule":"late","because":"Late"})");
  BOOST_TEST(line("people:\n  off: [late]\n", rome) == included(R"(,"it":"Roma")"));
  BOOST_TEST(line("change:\n  rules.late: off\n", rome) == included(R"(,"it":"Roma")"));
  const char* oslo = R"({"id":"E1","work":{"site":"OSLO"},"hours":1})";
  BOOST_TEST(line("", oslo) == included(R"(,"it":"OSL")"));
  BOOST_TEST(
      line("change:\n  rules.late:\n    also: worker.site is \"OSLO\"\n", oslo).find("exclude") !=
      std::string::npos);
  BOOST_TEST(line("change:\n  set.it: upper(worker.site) else base\n", oslo) ==
             included(R"(,"it":"OSLO")"));
  BOOST_TEST(line("change:\n  set.it:\n    was: names(worker.site) else keep\n    now: clear\n",
                  oslo) == included(R"(,"it":null)"));
  BOOST_TEST(line("change:\n  tables.names: {rows: {oslo: Oslo!}}\n", oslo) ==
             included(R"(,"it":"Oslo!")"));
  BOOST_TEST(line("change:\n  tables.names: {without: [Oslo]}\n", oslo) ==
             included(R"(,"it":"none")"));
  BOOST_TEST(line("change:\n  tables.names: {otherwise: nowhere, without: [Oslo]}\n", oslo) ==
             included(R"(,"it":"nowhere")"));
}

BOOST_AUTO_TEST_CASE(a_named_person_wins_over_every_group) {
  const auto decided = [](const char* lists, const char* record) {
    Office office;
    office.own = std::string("people:\n") + lists;
    const std::string line = line_of(office, record);
    return line.find(R"("decision":"include")") != std::string::npos
               ? std::string("in")
               : line.substr(line.find("\"rule\":") + 8,
                             line.find(",\"because\"") - line.find("\"rule\":") - 9);
  };
  const char* sales = R"({"id":"E1","email":"ada@acme.example","work":{"department":" sales"}})";
  const char* nowhere = R"({"id":"E1","email":"ada@acme.example"})";
  BOOST_TEST(decided("  rules: []\n", sales) == "in");
  BOOST_TEST(decided("  include: {departments: [Sales]}\n", sales) == "in");
  BOOST_TEST(decided("  include: {departments: [Legal]}\n", sales) == "include.departments");
  BOOST_TEST(decided("  include: {departments: [Legal]}\n", nowhere) == "include.departments");
  BOOST_TEST(decided("  include: {departments: [Legal], users: [ADA@acme.example]}\n", sales) ==
             "in");
  BOOST_TEST(decided("  include: {users: [E2]}\n", sales) == "include.users");
  BOOST_TEST(decided("  include: {users: [E1]}\n", sales) == "in");
  BOOST_TEST(decided("  exclude: {departments: [SALES]}\n", sales) == "exclude.departments");
  BOOST_TEST(decided("  exclude: {departments: [SALES]}\n", nowhere) == "in");
  BOOST_TEST(decided("  exclude: {departments: [Sales]}\n  include: {users: [E1]}\n", sales) ==
             "in");
  BOOST_TEST(decided("  exclude: {users: [E1]}\n  include: {departments: [Sales]}\n", sales) ==
             "exclude.users");
  BOOST_TEST(decided("  include: {departments: []}\n", nowhere) == "in");
}
