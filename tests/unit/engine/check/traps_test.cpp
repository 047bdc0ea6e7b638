// Traps: mappings that look right, and once meant something else than they say.

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/support/compiled.hpp"
#include "tests/unit/engine/check/office.hpp"

using namespace joinery::testing;

namespace {

std::string line(const Office& office, const std::string& record,
                 const std::string& at = "2026-11-21T08:00:00Z") {
  return CompiledMapping(office.files()).line(record, at);
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string with_shape_cases(const std::string& first) {
  return "\n    of: worker.shape\n    cases:\n      - when: " + first +
         "\n        then: \"r\"\n      - when: square\n        then: \"s\"\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_person_with_several_permissions_is_on_a_list_by_any_of_them) {
  Office office;
  office.read += "  permission: list of text from perms\n";
  office.own = "people:\n  exclude:\n    permissions: [Admin]\n";
  BOOST_TEST(holds(line(office, R"({"id":"E1","perms":["User"," ADMIN "]})"), "exclude.permissions"));
  BOOST_TEST(holds(line(office, R"({"id":"E1","perms":["User"]})"), "\"include\""));
  BOOST_TEST(holds(line(office, R"({"id":"E1"})"), "\"include\""));
  office.own = "people:\n  include:\n    permissions: [Admin]\n";
  BOOST_TEST(holds(line(office, R"({"id":"E1","perms":["Admin"]})"), "\"include\""));
  BOOST_TEST(holds(line(office, R"({"id":"E1","perms":["User"]})"), "include.permissions"));
}

BOOST_AUTO_TEST_CASE(a_filter_that_leaves_nothing_is_blank) {
  Office office;
  office.read += "  permission: list of text from perms\n";
  office.account =
      "  archived when: if worker.permission is present then (not (\"active\" in "
      "worker.permission[item starts with \"st:\"]) else yes) otherwise no\n";
  BOOST_TEST(holds(line(office, R"({"id":"E1","perms":["Admin"]})"), R"("account":"archived")"));
}

BOOST_AUTO_TEST_CASE(a_row_of_a_table_has_a_value) {
  Office office;
  office.tables = "  gone:\n    key: text\n    value: yes_no\n    rows: {P: \"\"}\n"
                  "    otherwise: hold \"no answer\"\n";
  office.account = "  archived when: if worker.site is present then gone(worker.site) otherwise no\n";
  BOOST_TEST(holds(Inspection(office).said(), "the value of a row is blank"));
}

BOOST_AUTO_TEST_CASE(what_is_known_of_one_lists_item_is_not_known_of_another_lists) {
  Office office;
  office.read += "  a:\n    from: a\n    each:\n      x: text from x\n      y: text from y\n"
                 "  b:\n    from: b\n    each:\n      x: text from x\n";
  office.field("text", "first(worker.a[x is present and x is first(worker.b by (lower(x) else "
                       "\"zz\")).x] by y).y else keep");
  const std::string decided = line(
      office, R"({"id":"E1","a":[{"x":"m","y":"1"},{"x":"zzz","y":"hit"}],"b":[{"k":"q"},{"x":"zzz"}]})");
  BOOST_TEST(!holds(decided, "hit"));
}

BOOST_AUTO_TEST_CASE(the_primary_job_is_picked_in_the_persons_zone) {
  Office office;
  office.read += "  zone: zone from tz\n  employments:\n    from: work\n    each:\n"
                 "      name: text from name\n      start: date from start\n      end: date from end\n"
                 "    primary:\n      starts: start\n      ends: end\n"
                 "      zone: worker.zone else \"UTC\"\n";
  office.worker = "  job: employments.primary.name\n";
  office.field("text", "worker.job else keep");
  const std::string record =
      R"({"id":"E1","tz":"Pacific/Auckland","work":[{"name":"old","start":"2020-01-01","end":"2026-11-20"},)"
      R"({"name":"new","start":"2026-11-21"}]})";
  const std::string shuffled =
      R"({"id":"E1","tz":"Pacific/Auckland","work":[{"name":"new","start":"2026-11-21"},)"
      R"({"name":"old","start":"2020-01-01","end":"2026-11-20"}]})";
  BOOST_TEST(holds(line(office, record, "2026-11-20T20:00:00Z"), "\"it\":\"new\""));
  BOOST_TEST(line(office, shuffled, "2026-11-20T20:00:00Z") ==
             line(office, record, "2026-11-20T20:00:00Z"));
  BOOST_TEST(holds(line(office, record, "2026-11-20T05:00:00Z"), "\"it\":\"old\""));
}

BOOST_AUTO_TEST_CASE(a_comparison_with_nothing_is_refused) {
  for (const char* condition : {"worker.site is \"\"", "worker.site is not \"  \"",
                                "worker.site in (\"London\", \"\")", "worker.skills contains 5"}) {
    Office office;
    office.account = "  archived when: (" + std::string(condition) + ") else no\n";
    BOOST_TEST_CONTEXT(condition) { BOOST_TEST(holds(Inspection(office).said(), "J0502")); }
  }
}

BOOST_AUTO_TEST_CASE(an_empty_list_of_a_setting_is_blank) {
  Office office;
  office.settings = "  words: {title: W, type: list of text, default: []}\n";
  office.account = "  archived when: settings.words is present\n";
  BOOST_TEST(holds(line(office, R"({"id":"E1"})"), R"("account":"active")"));
}

BOOST_AUTO_TEST_CASE(a_case_is_found_in_any_spelling_of_its_value) {
  Office office;
  office.field("text", with_shape_cases("ROUND") + "      - otherwise: keep\n");
  BOOST_TEST(Inspection(office).graph.has_value());
}

BOOST_AUTO_TEST_CASE(cases_have_a_limit_and_no_number_of_them_takes_long) {
  for (const int count : {400, 600}) {
    Office office;
    std::string cases = "\n    of: worker.site\n    cases:\n";
    for (int i = 0; i < count; ++i) {
      cases += "      - when: v" + std::to_string(i) + "\n        then: \"t" + std::to_string(i) + "\"\n";
    }
    office.field("text", cases + "      - otherwise: keep\n");
    const Inspection inspection(office);
    BOOST_TEST(inspection.graph.has_value() == (count == 400));
    BOOST_TEST(holds(inspection.said(), "J0415") == (count == 600));
  }
}
