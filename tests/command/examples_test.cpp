/// Examples from the command line: what they do not reach, and how a real person becomes one.

#include <filesystem>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A shop with a till, in a folder of its own: its path.
std::string corner(const std::string& name) {
  (void)file(name + "/mappings/till/source.yaml",
             "source: till\nlanguage: 1\nread:\n  id: text from number\n  first_name: text from first\n"
             "  last_name: text from last\n  known_as: text from called\n  email: email from mail\n"
             "  department: text from unit\n  employment_type: text from kind\n"
             "  start_date: date from since\n");
  (void)file(name + "/mappings/shop/target.yaml",
             "target: shop\nlanguage: 1\n"
             "tables:\n  teams:\n    key: text\n    rows: {Bakery: B, Fruit: F}\n    otherwise: blank\n"
             "user:\n  number: text, required, match first\n  name: text\n  mail: email\n  team: text\n"
             "set:\n  number: worker.id\n"
             "  name: worker.known_as else worker.first_name else clear\n"
             "  mail: worker.email else keep\n  team: teams(worker.department) else keep\n"
             "people:\n  rules:\n    - id: no-helpers\n      say: Helpers have no account\n"
             "      exclude: worker.employment_type is \"helper\"\n      if blank: include\n");
  (void)file(name + "/integration.yaml",
             "integration: corner\nsource: till\ntarget: shop\nlanguage: 1\n");
  (void)file(name + "/examples.yaml",
             "examples: corner\nlanguage: 1\nat: 2026-11-21\n"
             "record: {number: \"1\", first: Ada, unit: Bakery, kind: seller}\n"
             "tests:\n  - name: Somebody in the bakery\n    expect: {user: {name: Ada, team: B}}\n");
  return folder() + "/" + name;
}

/// Somebody real. The unit and the kind of work are words of the mapping; everything else is theirs.
const std::string person =
    R"({"number":"1815-7","first":"Augusta","last":"Byron-King","called":"Ada",)"
    R"("mail":"ada.king@shop.example","unit":"Fruit","kind":"seller","since":"2019-03-07",)"
    R"("salary":51200,"phone":"+44 20 7946 0958"})";
const char* const theirs[] = {"1815", "Augusta", "Byron", "King", "Ada", "ada.king",
                              "shop.example", "2019-03-07", "51200", "7946"};

}  // namespace

BOOST_AUTO_TEST_CASE(coverage_for_people_names_what_no_example_reaches_and_what_would) {
  const Ran ran = run("test --coverage text " + corner("covered"));
  BOOST_TEST(ran.code == 0, ran.messages);
  BOOST_TEST(says(ran.data, "1 example, as expected"));
  BOOST_TEST(says(ran.data, "of `teams` never looked up: `Fruit`"));
  BOOST_TEST(says(ran.data, "`worker.known_as` is never there"));
  BOOST_TEST(says(ran.data, "`clear` is never needed"));
  BOOST_TEST(says(ran.data, "`teams` is never asked for a key that has no row"));
  BOOST_TEST(says(ran.data, "the rule `no-helpers` never applies"));
  BOOST_TEST(says(ran.data, "would reach it with: {kind: \"helper\"}"));
  BOOST_TEST(!says(ran.data, "`Bakery`"));
}

BOOST_AUTO_TEST_CASE(what_coverage_says_would_reach_a_place_does_reach_it) {
  const std::string path = corner("reached");
  const std::string missing = "the rule `no-helpers` never applies";
  BOOST_TEST(says(run("test --coverage text " + path).data, missing));
  (void)file("reached/examples.yaml", contents_of(path + "/examples.yaml") +
                                          "  - name: A helper\n    with: {kind: helper}\n"
                                          "    expect: {decision: exclude}\n");
  const Ran ran = run("test --coverage text " + path);
  BOOST_TEST(ran.code == 0, ran.data);
  BOOST_TEST(!says(ran.data, missing));
}

BOOST_AUTO_TEST_CASE(coverage_for_programs_has_every_point_with_its_place_and_count) {
  const Ran ran = run("test --coverage json " + corner("counted"));
  BOOST_TEST(ran.code == 0, ran.messages);
  BOOST_TEST(says(ran.data, R"("rule":{"reached":1,"all":2})"));
  BOOST_TEST(says(ran.data, R"("kind":"row","what":"is looked up","subject":"teams: Bakery","count":1)"));
  BOOST_TEST(says(ran.data, R"("subject":"teams: Fruit","count":0,"reach":{)"));
}

BOOST_AUTO_TEST_CASE(coverage_for_editors_is_lcov_and_may_go_to_a_file) {
  const std::string path = corner("lined");
  const Ran ran = run("test --coverage lcov " + path);
  const std::size_t at = ran.data.find("TN:\nSF:");
  BOOST_TEST_REQUIRE(at != std::string::npos, ran.data);
  const std::string lcov = ran.data.substr(at);
  BOOST_TEST(says(lcov, "mappings/shop/target.yaml\n"));
  BOOST_TEST(says(lcov, "\nDA:"));
  BOOST_TEST(says(lcov, "\nBRDA:"));
  BOOST_TEST(lcov.ends_with("end_of_record\n"));
  const std::string out = folder() + "/lined.info";
  const Ran written = run("test --coverage lcov --coverage-out " + out + " " + path);
  BOOST_TEST(written.code == 0);
  BOOST_TEST(!says(written.data, "SF:"));
  BOOST_TEST(contents_of(out) == lcov);
}

BOOST_AUTO_TEST_CASE(a_captured_person_is_an_example_without_a_value_of_theirs) {
  const std::string path = corner("captured");
  const std::string records = file("captured/people.ndjson", person + "\n");
  const std::string key = file("captured/secret.key", "known to nobody but this test\n");
  const std::string words = "capture " + path + " 1815-7 --records " + records + " --as 'In fruit'" +
                            " --at 2026-11-21T08:00:00Z --key-file " + key;
  const std::string before = contents_of(path + "/examples.yaml");
  const Ran dry = run(words + " --dry-run");
  BOOST_TEST(dry.code == 0, dry.messages);
  BOOST_TEST(contents_of(path + "/examples.yaml") == before);
  const Ran ran = run(words);
  BOOST_TEST(ran.code == 0, ran.messages);
  const std::string after = contents_of(path + "/examples.yaml");
  BOOST_TEST_REQUIRE(after.starts_with(before));
  const std::string added = after.substr(before.size());
  BOOST_TEST(says(added, "In fruit"));
  BOOST_TEST(says(added, "team: F"));
  for (const char* value : theirs) BOOST_TEST(!says(added, value), value << " stands in " << added);
  for (const char* value : theirs) BOOST_TEST(!says(dry.data, value), value << " stands in " << dry.data);
  const Ran tried = run("test " + path);
  BOOST_TEST(tried.code == 0, tried.data);
  BOOST_TEST(says(tried.data, "2 examples, all as expected"));
}

BOOST_AUTO_TEST_CASE(a_capture_is_the_same_with_one_key_and_another_with_another) {
  const std::string path = corner("keyed");
  const std::string records = file("keyed/people.ndjson", person + "\n");
  const auto captured = [&](const std::string& key) {
    return run("capture " + path + " 1815-7 --records " + records +
               " --as one --dry-run --at 2026-11-21T08:00:00Z --key-file " + file("keyed/key", key))
        .data;
  };
  const std::string first = captured("one key, which is long enough\n");
  BOOST_TEST(says(first, "record:"));
  BOOST_TEST(captured("one key, which is long enough\n") == first);
  BOOST_TEST(captured("another key, which is long enough\n") != first);
}

BOOST_AUTO_TEST_CASE(a_capture_without_a_key_draws_one_that_stays_out_of_version_control) {
  const std::string path = corner("drawn");
  const std::string records = file("drawn/people.ndjson", person + "\n");
  const std::string words = "capture " + path + " 1815-7 --records " + records;
  BOOST_TEST(run(words + " --as first").code == 0);
  BOOST_TEST(contents_of(path + "/.joinery/.gitignore") == "*\n");
  const std::string key = contents_of(path + "/.joinery/capture.key");
  BOOST_TEST(key.size() > 32U);
  const fs::perms of_others = fs::status(path + "/.joinery/capture.key").permissions() &
                              (fs::perms::group_all | fs::perms::others_all);
  BOOST_TEST((of_others == fs::perms::none));
  BOOST_TEST(run(words + " --as second").code == 0);
  BOOST_TEST(contents_of(path + "/.joinery/capture.key") == key);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_captured_writes_nothing_and_says_why) {
  const std::string path = corner("refused");
  const std::string records = file("refused/people.ndjson", person + "\n");
  const std::string before = contents_of(path + "/examples.yaml");
  const std::string words = "capture " + path;
  const Ran nobody = run(words + " 99 --records " + records + " --as x");
  BOOST_TEST(nobody.code == 1);
  BOOST_TEST(says(nobody.messages, "nobody in"));
  const Ran twice = run(words + " 1815-7 --records " + records + " --as 'Somebody in the bakery'");
  BOOST_TEST(twice.code == 1);
  BOOST_TEST(says(twice.messages, "has an example called"));
  BOOST_TEST(contents_of(path + "/examples.yaml") == before);
}

BOOST_AUTO_TEST_CASE(the_examples_that_ship_are_as_expected) {
  const Ran ran = run("test examples mappings");
  BOOST_TEST(ran.code == 0, ran.messages);
  BOOST_TEST(ran.data == "257 examples, all as expected\n");
  BOOST_TEST(ran.messages == "");
  for (const auto& company : fs::directory_iterator("examples")) {
    // The two that are numbered teach what comes before examples.
    if (!company.is_directory() || company.path().filename().string().starts_with('0')) continue;
    BOOST_TEST(fs::exists(company.path() / "examples.yaml"), company.path());
    const std::string integration = contents_of((company.path() / "integration.yaml").string());
    for (const std::string party : {"source", "target"}) {
      const std::size_t at = integration.find("\n" + party + ": ") + party.size() + 3;
      const std::string name = integration.substr(at, integration.find('\n', at) - at);
      BOOST_TEST(fs::exists("mappings/" + name + "/examples.yaml"), name);
    }
  }
}

BOOST_AUTO_TEST_CASE(programs_read_the_outcome_of_examples_as_json) {
  const std::string path = corner("outcome");
  const Ran fine = run("test --format json " + path);
  BOOST_TEST(fine.code == 0);
  const auto good = joinery::parse_json(fine.data, joinery::Limits{});
  BOOST_TEST_REQUIRE(good.has_value(), fine.data);
  BOOST_TEST(fine.data.find(R"("passed":true)") != std::string::npos, fine.data);
  BOOST_TEST(fine.data.find(R"("passed":false)") == std::string::npos);
  std::string examples = contents_of(path + "/examples.yaml");
  examples.replace(examples.find("team: B"), 7, "team: F");
  std::ofstream(path + "/examples.yaml", std::ios::binary) << examples;
  const Ran wrong = run("test --format json " + path);
  BOOST_TEST(wrong.code == 1);
  BOOST_TEST_REQUIRE(joinery::parse_json(wrong.data, joinery::Limits{}).has_value());
  for (const char* part : {R"("passed":false)", R"("what":"user.team","expected":"F","got":"B")",
                           R"("why":")", "examples.yaml:"}) {
    BOOST_TEST(says(wrong.data, part), part << " is not in " << wrong.data);
  }
}

/// Rows of a table that stands in a file of its own are places in that file.
BOOST_AUTO_TEST_CASE(rows_of_a_file_count_as_places_of_that_file) {
  const std::string path = corner("rows");
  (void)file("rows/mappings/shop/teams.csv", "key,value\nBakery,B\nFruit,F\n");
  std::string target = contents_of(folder() + "/rows/mappings/shop/target.yaml");
  const std::string inline_rows = "    rows: {Bakery: B, Fruit: F}\n";
  target.replace(target.find(inline_rows), inline_rows.size(), "    file: teams.csv\n");
  (void)file("rows/mappings/shop/target.yaml", target);
  const Ran text = run("test --coverage text " + path);
  BOOST_TEST(text.code == 0, text.messages);
  BOOST_TEST(says(text.data, "mappings/shop/teams.csv:3:"), text.data);
  BOOST_TEST(says(text.data, "of `teams` never looked up: `Fruit`"), text.data);
  const Ran lcov = run("test --coverage lcov " + path);
  BOOST_TEST(says(lcov.data, "mappings/shop/teams.csv\n"), lcov.data);
  BOOST_TEST(says(lcov.data, "DA:2,1\nDA:3,0\n"), lcov.data);
}
