#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

const std::string records = " --records examples/acme/people.json --at 2026-11-21T08:00:00Z";

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// examples/acme/integration.yaml without its table, with `now` in place of `old`.
std::string version(const std::string& name, const std::string& group, const std::string& people) {
  return file(name + "/integration.yaml",
              "integration: acme\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n"
              "settings:\n  first_name_from: known_as\n"
              "people:\n  exclude:\n    users: [" +
                  people + "]\nchange:\n  set.group: " + group + "\ninvite: on start date\n");
}

}  // namespace

BOOST_AUTO_TEST_CASE(comparing_a_mapping_with_itself_changes_nobody) {
  const Ran ran = run("compare examples/acme examples/acme" + records);
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data.starts_with("0 of 300 people change; 0 edits\n"));
  BOOST_TEST(ran.messages.empty());
}

BOOST_AUTO_TEST_CASE(x_k01_a_change_is_told_under_its_edit_with_both_places) {
  const std::string old =
      version("old", "upper(worker.department) else keep", "it-admin@acme.example");
  const std::string now = version("now", "worker.department else keep", "");
  const Ran ran = run("compare " + old + " " + now + records);
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(holds(ran.data, "people change; 2 edits"));
  BOOST_TEST(holds(ran.data, "people.exclude.users: it-admin@acme.example removed"));
  BOOST_TEST(holds(ran.data, "1 person: left out by exclude.users → in"));
  BOOST_TEST(holds(ran.data, "change: set.group changed"));
  BOOST_TEST(
      holds(ran.data, "integration.yaml:11:14: set.group: upper(worker.department) else keep"));
  BOOST_TEST(holds(ran.data, "people: group \"FINANCE\" → \"Finance\""));
  BOOST_TEST(holds(ran.data, "people: other changes of group"));
  const Ran all = run("compare --all " + old + " " + now + records);
  BOOST_TEST(!holds(all.data, "other changes"));
  BOOST_TEST(!holds(all.data, " more)"));
}

BOOST_AUTO_TEST_CASE(the_json_report_lists_everybody_and_is_the_same_on_all_threads) {
  const std::string words =
      "compare --format json " +
      version("old", "upper(worker.department) else keep", "it-admin@acme.example") + " " +
      version("now", "worker.department else keep", "") + records;
  const Ran one = run(words + " --threads 1");
  BOOST_TEST(one.code == 2);
  BOOST_TEST(one.data == run(words + " --threads 3").data);
  BOOST_TEST(holds(one.data,
                   "{\"what\":\"group\",\"old\":\"FINANCE\",\"new\":\"Finance\",\"edits\":[2]}"));
  BOOST_TEST(holds(one.data, "\"waterfall\":{\"old\":{\"read\":300"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_compared_is_wrong_and_says_why) {
  BOOST_TEST(run("compare examples/acme").code == 1);
  BOOST_TEST(run("compare examples/acme nowhere" + records).code == 1);
  const std::string bad = version("bad", "worker.departmnt else keep", "");
  const Ran ran = run("compare " + bad + " examples/acme" + records);
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.data.empty());
  BOOST_TEST(holds(ran.messages, "did you mean `department`?"));
  BOOST_TEST(run("compare examples/acme examples/acme --records nowhere.json").code == 1);
}

namespace {

/// examples/acme's people, with a proposal that leaves Finance out.
std::string proposing() {
  return file("proposing/integration.yaml",
              "integration: proposing\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n"
              "proposed:\n  people:\n    rules:\n      - id: no-finance\n"
              "        say: Finance has its own academy\n"
              "        exclude: worker.department is \"Finance\"\n        if blank: include\n");
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_proposed_is_told_in_every_run_and_never_sent) {
  const std::string mapping = proposing();
  BOOST_TEST(run("check " + mapping).code == 0);
  const Ran map = run("map " + mapping + records + " --summary");
  BOOST_TEST(map.code == 0);
  BOOST_TEST(!holds(map.data, "no-finance"));
  BOOST_TEST(holds(map.messages, "proposed, never sent: "));
  BOOST_TEST(holds(map.messages, "people.rules.no-finance: "));
  BOOST_TEST(holds(map.messages, "in → left out by no-finance"));
  const Ran compared = run("compare " + mapping + " " + mapping + " --proposed" + records);
  BOOST_TEST(compared.code == 2);
  BOOST_TEST(holds(compared.data, "people.rules: no-finance added"));
  BOOST_TEST(run("compare " + mapping + " " + mapping + records).code == 0);
  BOOST_TEST(run("compare examples/acme examples/acme --proposed" + records).code == 1);
}

BOOST_AUTO_TEST_CASE(why_says_what_a_proposal_would_make_of_a_person_and_answers_without_it) {
  const std::string mapping = proposing();
  const auto why = [&](const std::string& person) { return run("why " + mapping + " " + person + records); };
  // The first of Finance and the first of Sales who take part.
  std::string of_finance, of_sales;
  const std::string lines = run("map " + mapping + records).data;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    const std::string line = lines.substr(at, end - at);
    const std::string person = line.substr(11, line.find('"', 11) - 11);
    if (of_finance.empty() && holds(line, "\"group\":\"Finance\"")) of_finance = person;
    if (of_sales.empty() && holds(line, "\"group\":\"Sales\"")) of_sales = person;
    at = end + 1;
  }
  const Ran touched = why(of_finance);
  BOOST_TEST(touched.code == 0, touched.messages);
  BOOST_TEST(touched.data.starts_with(of_finance + " is included.\n"));
  BOOST_TEST(holds(touched.data, "Something is proposed that would change this; it is never sent. With it:\n"));
  BOOST_TEST(holds(touched.data, "\"decision\":\"exclude\",\"rule\":\"no-finance\""));
  const Ran other = why(of_sales);
  BOOST_TEST(other.code == 0, other.messages);
  BOOST_TEST(!holds(other.data, "proposed"));
  BOOST_TEST(!holds(run("why " + mapping + " " + of_finance + records + " --format json").data, "no-finance"));
}

BOOST_AUTO_TEST_CASE(a_changed_policy_and_changed_groups_are_seen) {
  const auto version_of = [](const std::string& name, const std::string& policies) {
    return file(name + "/integration.yaml",
                "integration: acme\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n" + policies);
  };
  const std::string old = version_of("policy_old", "");
  const std::string now = version_of("policy_now", "policies: {absent people: keep}\n");
  const Ran ran = run("compare " + old + " " + now + records);
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(holds(ran.data, "policies, which hold for everybody"));
  BOOST_TEST(holds(ran.data, "absent people: "));
  BOOST_TEST(holds(ran.data, " → keep  (1)"));
}
