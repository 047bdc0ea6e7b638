#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string bad_integration() {
  return file("bad/integration.yaml",
              "integration: bad\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n"
              "people:\n  rules:\n    - id: r\n      say: Nobody\n      exclude: worker.departmnt "
              "is \"Sales\"\n"
              "      if blank: include\nsetings: {}\n");
}

}  // namespace

BOOST_AUTO_TEST_CASE(check_finds_nothing_wrong_with_what_we_ship) {
  const Ran ran =
      run("check examples/acme mappings/hibob mappings/learnerbly stdlib/modules/regions.yaml");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(!holds(ran.data, "error["));
}

BOOST_AUTO_TEST_CASE(check_says_everything_in_one_pass_with_places_and_fixes) {
  const Ran ran = run("check " + bad_integration());
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(holds(ran.data, "integration.yaml:9:23"));
  BOOST_TEST(holds(ran.data, "did you mean `department`?"));
  BOOST_TEST(holds(ran.data, "setings"));
}

BOOST_AUTO_TEST_CASE(check_reads_the_guards_beside_an_integration_too) {
  const std::string head = "integration: guarded\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n";
  const std::string path = file("guarded/integration.yaml", head + "settings: {zone: Europe/London}\n");
  const std::string good = "guards: guarded\nlanguage: 1\nlimits: {id_format: \"1 %, at least 0\"}\n";
  (void)file("guarded/guards.yaml", good);
  BOOST_TEST(run("check " + path).code == 0);
  (void)file("guarded/guards.yaml", good + "limit: {}\n");
  const Ran ran = run("check " + path);
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.data.find("guards.yaml:4:1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(check_speaks_json_and_sarif) {
  const std::string path = bad_integration();
  const Ran json = run("check --format json " + path);
  BOOST_TEST(json.code == 1);
  BOOST_TEST(json.data.front() == '[');
  BOOST_TEST(holds(json.data, "\"J0402\""));
  const Ran sarif = run("check --format sarif " + path);
  BOOST_TEST(holds(sarif.data, "2.1.0"));
  BOOST_TEST(holds(sarif.data, "\"ruleId\":"));
}

BOOST_AUTO_TEST_CASE(check_tries_tables_on_records) {
  const Ran ran =
      run("check examples/acme --records examples/acme/people.json --at 2026-11-21T09:00:00Z");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(holds(ran.data, "J0613"));
  BOOST_TEST(holds(ran.data, "content_regions"));
}

BOOST_AUTO_TEST_CASE(check_names_values_without_a_row_with_their_counts) {
  const Ran ran = run(
      "check examples/02-rules-and-tables --records examples/02-rules-and-tables/people.json"
      " --at 2026-11-21T09:00:00Z");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(holds(ran.data, "J0614"));
  BOOST_TEST(holds(ran.data, "= seen: \"PT\" 2"));
}

BOOST_AUTO_TEST_CASE(a_secret_in_a_file_is_refused_and_never_shown) {
  const std::string path = file("secret/integration.yaml",
                                "integration: s\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n"
                                "credentials:\n  hibob:\n    token: hunter2-very-secret\n");
  for (const char* format : {"text", "json", "sarif"}) {
    const Ran ran = run(std::string("check --format ") + format + " " + path);
    BOOST_TEST(ran.code == 1);
    BOOST_TEST(holds(ran.data, "J0308"));
    BOOST_TEST(!holds(ran.data + ran.messages, "hunter2"));
  }
}

BOOST_AUTO_TEST_CASE(eval_prints_json) {
  const struct {
    const char* words;
    const char* data;
  } rows[] = {
      {"eval '1 + 2'", "3\n"},
      {"eval '(\"Ada\") | upper'", "\"ADA\"\n"},
      {"eval 'today(in \"Pacific/Auckland\")' --at 2026-03-01T11:05:00Z", "\"2026-03-02\"\n"},
      {"eval '2024-01-31 + 1 month'", "\"2024-02-29\"\n"},
      {"eval 'blank'", "null\n"},
      {"eval 'work.title | lower' --record -", "\"boss\"\n"},
      {"eval 'id' --record -", "10000000000000000001\n"},
      {"eval 'work.missing else \"none\"' --record -", "\"none\"\n"},
      {"eval '1 / 0'", "{\"hold\":"},
      {"eval 'region_of(\"Deutschland\")' --uses regions", "\"DACH\"\n"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.words) {
      const Ran ran = run(row.words, R"({"id":"10000000000000000001","work":{"title":"Boss"}})");
      BOOST_TEST(ran.code == 0);
      if (std::string(row.words).find("'id'") != std::string::npos) {
        BOOST_TEST(ran.data == "\"10000000000000000001\"\n");
      } else {
        BOOST_TEST(ran.data.substr(0, std::string(row.data).size()) == row.data);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(eval_says_what_is_wrong_with_an_expression) {
  const Ran ran = run("eval 'lower(1'");
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.data.empty());
  BOOST_TEST(holds(ran.messages, "error[J02"));
}

BOOST_AUTO_TEST_CASE(eval_answers_jsonpath_queries) {
  const std::string record =
      file("store.json", R"({"a":[{"b":1},{"b":12345678901234567890},{"c":null}]})");
  const Ran fine = run("eval --jsonpath '$.a[*].b' --record " + record);
  BOOST_TEST(fine.code == 0);
  BOOST_TEST(fine.data == "[1,12345678901234567890]\n");
  const Ran nothing = run("eval --jsonpath '$.x' --record " + record);
  BOOST_TEST(nothing.data == "[]\n");
  const Ran wrong = run("eval --jsonpath '$.a[' --record " + record);
  BOOST_TEST(wrong.code == 1);
  BOOST_TEST(wrong.data.empty());
  BOOST_TEST(holds(wrong.messages, "J0801"));
}

BOOST_AUTO_TEST_CASE(graph_has_three_forms_and_says_what_to_grant) {
  const Ran text = run("graph examples/acme");
  BOOST_TEST(text.code == 0);
  BOOST_TEST(holds(text.data, "permissions to grant"));
  BOOST_TEST(holds(text.data, "worst cost per record"));
  BOOST_TEST(run("graph examples/acme --format json").data.front() == '{');
  BOOST_TEST(holds(run("graph examples/acme --format dot").data, "digraph"));
  BOOST_TEST(!run("graph examples/acme --program").data.empty());
}

BOOST_AUTO_TEST_CASE(why_explains_people_and_fields) {
  const std::string who =
      "why examples/acme it-admin@acme.example --at 2026-11-21T09:00:00Z --records ";
  const std::string record =
      R"({"id":"E1","firstName":"It","surname":"Admin","email":"it-admin@acme.example",)"
      R"("work":{"startDate":"2020-01-01"},"internal":{"status":"Active","lifecycleStatus":"employed"},)"
      R"("address":{"country":"GB"}})";
  const Ran out = run(who + "-", record);
  BOOST_TEST(out.code == 0);
  BOOST_TEST(holds(out.data, "exclude.users"));
  BOOST_TEST(holds(out.data, "integration.yaml:"));
  const Ran field = run("why examples/acme E1 last_name --records -", record);
  BOOST_TEST(field.code == 0);
  BOOST_TEST(holds(field.data, "surname"));
  const Ran nobody = run("why examples/acme E9 --records -", record);
  BOOST_TEST(nobody.code == 1);
  BOOST_TEST(holds(nobody.messages, "E9"));
  const Ran wrong = run("why examples/acme E1 lastname --records -", record);
  BOOST_TEST(wrong.code == 1);
}

BOOST_AUTO_TEST_CASE(help_is_fine_and_wrong_usage_is_one) {
  BOOST_TEST(run("--help").code == 0);
  for (const char* command : {"check", "map", "eval", "why", "graph", "functions"}) {
    const Ran ran = run(std::string(command) + " --help");
    BOOST_TEST(ran.code == 0);
    BOOST_TEST(holds(ran.data, "--format"));
  }
  for (const char* words :
       {"", "chek examples/acme", "map", "map examples/acme", "eval", "check"}) {
    BOOST_TEST_CONTEXT(words) { BOOST_TEST(run(words).code == 1); }
  }
}

BOOST_AUTO_TEST_CASE(functions_shows_one_and_says_what_is_near) {
  const Ran one = run("functions slug");
  BOOST_TEST(one.code == 0);
  BOOST_TEST(one.data.starts_with("slug(text: text) -> text\n"));
  BOOST_TEST(!holds(one.data, "upper("));
  const Ran json = run("functions slug --format json");
  BOOST_TEST(holds(json.data, "\"parameters\""));
  const Ran markdown = run("functions slug --format markdown");
  BOOST_TEST(holds(markdown.data, "### slug\n"));
  const Ran wrong = run("functions slugg");
  BOOST_TEST(wrong.code == 1);
  BOOST_TEST(wrong.data.empty());
}
