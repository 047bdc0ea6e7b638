// Examples that are tried: what they see, and what they say where it differs.

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/example/tried.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string expect(const std::string& lines, const std::string& keys = "") {
  return base + "  - name: A\n" + keys + "    expect:\n" + lines;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(everything_that_is_as_expected_passes) {
  const Tried tried(expect(
      "      person: \"1\"\n      decision: include\n      rule: none\n      field: none\n"
      "      user: {number: \"1\", email: ada@acme.example, name: ADA, region: British Isles,\n"
      "             skills: [SQL, C++]}\n"
      "      account: active\n      invite: 2024-03-01\n      next change: never\n"));
  BOOST_TEST(tried.said() == "");
  BOOST_TEST(tried.verdicts.size() == 1U);
  BOOST_TEST(tried.differences() == "");
}

BOOST_AUTO_TEST_CASE(everything_that_differs_is_named) {
  const Tried tried(expect(
      "      person: \"2\"\n      rule: no-contractors\n      because: x\n      field: email\n"
      "      user: {name: clear, region: keep, skills: [SQL]}\n"
      "      account: waiting\n      invite: never\n      next change: 2026-12-01\n"));
  BOOST_TEST(tried.said() == "");
  BOOST_TEST(tried.differences() ==
             "A: person 2|1; rule no-contractors|none; because x|; field email|none; "
             "user.name clear|ADA; user.region keep|British Isles; "
             "user.skills [\"SQL\"]|[\"SQL\",\"C++\"]; account waiting|active; "
             "invite never|2024-03-01; next change 2026-12-01|never;\n");
  BOOST_TEST(holds(tried.traces[0], "For 1, name is \"ADA\"."));
  BOOST_TEST(holds(tried.traces[0], "mappings/learn/target.yaml:"));
}

BOOST_AUTO_TEST_CASE(who_is_not_included_differs_once) {
  const Tried tried(expect("      user: {name: ADA, region: x}\n      account: active\n",
                           "    with: {type: contractor}\n"));
  BOOST_TEST(tried.differences() ==
             "A: decision include|exclude by no-contractors: Contractors are managed by hand;\n");
  BOOST_TEST(holds(tried.traces[0], "1 is left out."));
}

BOOST_AUTO_TEST_CASE(expected_values_have_the_type_of_their_field) {
  const Tried tried(base +
                    "  - name: A\n    with: {email: ada@ACME.example}\n"
                    "    expect: {user: {email: ada@Acme.EXAMPLE}}\n");
  BOOST_TEST(tried.differences() == "");
}

BOOST_AUTO_TEST_CASE(an_example_has_its_own_clock_and_settings) {
  const Tried tried(base +
                    "  - name: A\n    at: 2024-02-29T23:30:00Z\n    expect: {account: waiting}\n"
                    "  - name: B\n    at: 2024-03-01\n    expect: {account: active}\n"
                    "  - name: C\n    settings: {zone: America/New_York}\n    at: 2024-03-01\n"
                    "    expect: {account: waiting}\n"
                    "  - name: D\n    settings: {without_country: guess}\n    without: [addresses]\n"
                    "    expect: {user: {region: Elsewhere}}\n"
                    "  - name: E\n    without: [addresses]\n    expect: {user: {region: keep}}\n");
  BOOST_TEST(tried.said() == "");
  BOOST_TEST(tried.trials.size() == 3U);
  BOOST_TEST(tried.differences() == "");
}

BOOST_AUTO_TEST_CASE(a_vendor_tries_a_mapping_without_a_customer) {
  const std::string text =
      "examples: hr\nlanguage: 1\nat: 2026-11-21\nsource: hr\ntarget: learn\n"
      "settings: {zone: Asia/Tokyo}\nchange: {set.name: clear}\n"
      "tests:\n  - name: A\n    record: {id: \"1\", email: a@b.example}\n"
      "    expect: {user: {region: keep, name: clear}}\n";
  const Tried tried(text);
  BOOST_TEST(tried.said() == "");
  BOOST_TEST(tried.verdicts.size() == 1U);
  BOOST_TEST(tried.differences() == "");
}

BOOST_AUTO_TEST_CASE(examples_that_cannot_be_meant_are_reported_where_they_stand) {
  struct Case {
    std::string text, code, word;
  };
  const std::vector<Case> cases = {
      {expect("      rule: no-contractor\n"), "J0903", "did you mean `no-contractors`?"},
      {expect("      user: {nmae: x}\n"), "J0904", "did you mean `name`?"},
      {expect("      user: {budget: 3}\n"), "J0904", "no field `budget` that is set"},
      {expect("      field: regoin\n"), "J0904", "did you mean `region`?"},
      {expect("      user: {email: nobody}\n"), "J1003", "cannot be read as email"},
      {expect("      user: {name: \"\"}\n"), "J1003", "write `clear`"},
      {expect("      user: {name: [a]}\n"), "J1003", "not a list"},
      {expect("      invite: soon\n"), "J0305", "is not a day"},
      {expect("      decision: hold\n", "    at: noon\n"), "J0305", "is not a time"},
      {expect("      decision: hold\n", "    settings: {zoen: UTC}\n"), "J0403", "`zone`"},
      {expect("      decision: hold\n", "    settings: {zone: Mars}\n"), "J0413", "Mars"},
      {expect("      decision: hold\n", "    without: [names.last]\n"), "J1002", "to take away"},
      {head + "integration: none.yaml\ntests: [{name: A, expect: {decision: hold}}]\n", "J0101",
       "there is no integration `none.yaml`"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      const std::string said = Tried(one.text).said();
      BOOST_TEST(holds(said, one.code), said);
      BOOST_TEST(holds(said, one.word), said);
      BOOST_TEST(holds(said, "acme/examples.yaml:"), said);
    }
  }
}

BOOST_AUTO_TEST_CASE(examples_are_about_an_integration) {
  const Tried tried(head + "integration: hr.yaml\ntests: [{name: A, expect: {decision: hold}}]\n",
                    {{"acme/hr.yaml", hr}});
  BOOST_TEST(holds(tried.said(), "J0311"));
  BOOST_TEST(holds(tried.said(), "of the kind `source`"));
}

BOOST_AUTO_TEST_CASE(a_change_that_changes_nothing_is_a_warning) {
  const Tried tried(expect("      decision: include\n", "    with: {nmaes.first: x, names: {first: y}}\n"));
  BOOST_TEST(holds(tried.said(), "warning[J1001]"));
  BOOST_TEST(holds(tried.said(), "did you mean `names.first`?"));
  BOOST_TEST(tried.said().find("J1001") == tried.said().rfind("J1001"));
  BOOST_TEST(tried.verdicts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(settings_of_examples_lie_over_those_of_the_integration) {
  const Tried tried(head + "settings: {zone: Pacific/Auckland}\ntests:\n  - name: A\n"
                           "    record: {id: \"1\", email: a@b.example, end: 2026-11-21}\n"
                           "    at: 2026-11-21T11:30:00Z\n    expect: {account: archived}\n");
  BOOST_TEST(tried.said() == "");
  BOOST_TEST(tried.differences() == "");
}
