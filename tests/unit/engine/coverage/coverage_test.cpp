// What examples reach of a mapping: every way of every choice, by the place where it is written.

#include "engine/coverage/coverage.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include "dsl/read/load.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/check/check.hpp"
#include "engine/coverage/report.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/program/compile.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string hr = R"yaml(source: hr
language: 1
read:
  id:          text from id
  first_name:  text from first
  known_as:    text from nick
  department:  text from unit
  employment_type: text from type
  start_date:  date from start
)yaml";

const std::string learn = R"yaml(target: learn
language: 1
tables:
  teams:
    key: text
    rows: {Sales: S, Research: R, Kitchen: K}
    otherwise: blank
user:
  number: text, required, match first
  name:   text
  nick:   text
  team:   text
set:
  number: worker.id
  name:   worker.known_as else worker.first_name else clear
  nick:   if worker.department is "Sales" then worker.known_as else "none" otherwise keep
  team:   teams(worker.department) else keep
account: {starts: worker.start_date, zone: "UTC"}
people:
  rules:
    - id: no-interns
      say: Interns are managed by hand
      exclude: worker.employment_type is "intern"
      if blank: include
)yaml";

class Covered {
 public:
  explicit Covered(const std::vector<std::string>& records, std::string target = learn,
                   Sharing sharing = Sharing::by_place) {
    const MemoryFiles files({{"acme/integration.yaml",
                              "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\n"},
                             {"mappings/hr/source.yaml", hr},
                             {"mappings/learn/target.yaml", std::move(target)}});
    bundle_ = load_integration("acme/integration.yaml", {"."}, files, limits_);
    const Layers layers = layers_of(bundle_);
    static const Registry functions(standard_library());
    const Words words{functions, references()};
    graph_ = check(layers, words, limits_, bundle_.diagnostics, sharing);
    BOOST_REQUIRE(graph_);
    const Inquiry inquiry{*graph_, compile(*graph_), references(), bundle_.sources, limits_,
                          RunClock{*parse_instant("2026-11-21T08:00:00Z")}, {}};
    const CoverageSites sites = coverage.add(inquiry);
    std::vector<Json> parsed;
    for (const std::string& record : records) parsed.push_back(*parse_json(record, limits_));
    for (const Json& record : parsed) coverage.count(inquiry, sites, record);
    for (const Json& record : parsed) coverage.seek(inquiry, sites, "A", record, 1000);
  }

  /// `line kind/what count` of all points in the target, one a line.
  [[nodiscard]] std::string points() const {
    std::string text;
    for (const CoveragePoint& point : coverage.points()) {
      if (point.file != "mappings/learn/target.yaml") continue;
      text += fmt::format("{} {} {} {}\n", point.line, point.subject, point.what, point.count);
    }
    return text;
  }
  [[nodiscard]] std::string unreached() const {
    std::string text;
    for (const CoveragePoint& point : coverage.points()) {
      if (point.reached()) continue;
      text += fmt::format("{} {}: {} {}={}\n", point.line, point.what, point.reach.example,
                          point.reach.path, point.reach.value);
    }
    return text;
  }

  ExampleCoverage coverage;

 private:
  Limits limits_;
  Bundle bundle_;
  std::optional<Graph> graph_;
};

const std::string ada = R"({"id":"1","first":"Ada","unit":"Sales","type":"x","start":"2024-01-01"})";

}  // namespace

BOOST_AUTO_TEST_CASE(every_way_is_counted_where_it_is_written) {
  const Covered covered({ada, R"({"id":"2","nick":"Al","unit":"Moon","type":"intern"})",
                         R"({"id":"3","nick":"Jo","unit":"Moon"})"});
  BOOST_TEST(covered.points() ==
             "6 teams: Sales is looked up 1\n"
             "6 teams: Research is looked up 0\n"
             "6 teams: Kitchen is looked up 0\n"
             "15 worker.known_as is there 1\n"
             "15 worker.first_name else 1\n"
             "15 clear else 0\n"
             "16 worker.department is \"Sales\" is not known 0\n"
             "16 worker.known_as is there 0\n"
             "16 worker.known_as else \"none\" then 1\n"
             "16 \"none\" else 1\n"
             "16 keep otherwise 1\n"
             "17 teams(worker.department) is there 1\n"
             "17 teams has no row 1\n"
             "17 keep else 1\n"
             "21 no-interns applies 1\n"
             "21 no-interns does not apply 1\n"
             "21 no-interns is not known 1\n");
}

BOOST_AUTO_TEST_CASE(what_nobody_asked_for_is_not_reached) {
  // Whoever is left out has no fields.
  const Covered covered({R"({"id":"2","nick":"Al","unit":"Sales","type":"intern"})"});
  for (const CoveragePoint& point : covered.coverage.points()) {
    BOOST_TEST_CONTEXT(point.subject << ' ' << point.what)
    BOOST_TEST(point.reached() == (point.what == "applies"));
  }
}

BOOST_AUTO_TEST_CASE(equal_choices_at_two_places_are_two) {
  std::string target = learn;
  const std::string nick = "if worker.department is \"Sales\" then worker.known_as else \"none\" otherwise keep";
  target.replace(target.find(nick), nick.size(),
                 "if worker.department is \"Sales\" then (worker.known_as else \"x\")"
                 " otherwise (worker.known_as else \"x\")");
  const auto counts = [&](Sharing sharing) {
    const Covered covered({ada}, target, sharing);
    std::string text;
    for (const CoveragePoint& point : covered.coverage.points()) {
      if (point.subject == "\"x\"") text += std::to_string(point.count);
    }
    return text;
  };
  BOOST_TEST(counts(Sharing::by_place) == "10");
  BOOST_TEST(counts(Sharing::equal) == "11");  // which is why there is the other
}

BOOST_AUTO_TEST_CASE(what_would_reach_the_rest_is_found) {
  const Covered covered({ada});
  BOOST_TEST(covered.unreached() ==
             "6 is looked up: A unit=\"research\"\n"
             "6 is looked up: A unit=\"kitchen\"\n"
             "15 is there: A nick=\"something else\"\n"
             "15 else: A first=\n"
             "16 is not known: A unit=\n"
             "16 is there: A nick=\"something else\"\n"
             "16 otherwise: A unit=\"sales\"\n"
             "17 has no row: A unit=\"something else\"\n"
             "17 else: A unit=\"something else\"\n"
             "21 applies: A type=\"intern\"\n"
             "21 is not known: A type=\n");
}

BOOST_AUTO_TEST_CASE(lcov_counts_lines_and_branches) {
  const Covered covered({ada});
  const std::string lcov = coverage_lcov(covered.coverage.points());
  const auto holds = [&](const std::string& part) { return lcov.find(part) != std::string::npos; };
  BOOST_TEST(holds("TN:\nSF:mappings/learn/target.yaml\n"));
  BOOST_TEST(holds("DA:6,1\n"));
  BOOST_TEST(holds("DA:21,1\n"));
  BOOST_TEST(holds("BRF:14\nBRH:5\n"));
  BOOST_TEST(lcov.ends_with("end_of_record\n"));
}

BOOST_AUTO_TEST_CASE(the_text_tells_rows_of_a_table_together) {
  const Covered covered({ada});
  const std::string text = coverage_text(covered.coverage.points());
  BOOST_TEST(text.find("of `teams` never looked up: `Research`, `Kitchen`\n"
                       "      \"A\" would reach it with: {unit: \"research\"}\n") != std::string::npos);
  BOOST_TEST(text.find("the rule `no-interns` never applies") != std::string::npos);
}
