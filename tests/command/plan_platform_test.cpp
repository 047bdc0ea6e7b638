/// A plan from records of a file, where nobody says what the platform has.

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "tests/command/program.hpp"

using namespace joinery::testing;
using joinery::Json;

namespace {

constexpr const char* unseen_words = "The platform was taken to be empty";

bool tells(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string state_of(const std::string& name) { return " --state " + folder() + "/" + name + ".db"; }

/// An integration of its own, with these lines; HR has one person.
std::string plan_with(const std::string& name, const std::string& lines) {
  const std::string integration =
      file(name, "integration: birch\nsource: csv\ntarget: learnerbly\nlanguage: 1\n"
                 "settings: {zone: Europe/London}\ninvite: never\n" + lines);
  const std::string people =
      file("people.csv", "Employee number,First name,Last name,Work e-mail,Country\n1,Ada,King,ada@birch.example,GB\n");
  return "plan " + integration + " --at 2026-11-21T08:00:00Z --records " + people + state_of(name);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_platform_that_nobody_has_seen_is_told_of_wherever_the_plan_is_read) {
  const std::string plan = plan_with("unseen.yaml", "");
  const std::string page = folder() + "/unseen.html", sealed = folder() + "/unseen.json";
  const Ran text = run(plan + " --out " + page + " --out " + sealed);
  BOOST_TEST(tells(text.data, "1 user would be created"), text.data + text.messages);
  BOOST_TEST(tells(text.data, unseen_words), text.data);
  BOOST_TEST(tells(text.data, "first_run: "), text.data);
  BOOST_TEST(!tells(text.data, "--approve"), text.data);
  BOOST_TEST(tells(text.messages, std::string("note: ") + unseen_words), text.messages);
  BOOST_TEST(tells(contents_of(page), unseen_words));
  BOOST_TEST(!tells(contents_of(page), "--approve"));
  for (const std::string& json : {contents_of(sealed), run(plan + " --format json").data}) {
    const auto read = joinery::parse_json(json, joinery::Limits{});
    BOOST_TEST_REQUIRE(read.has_value(), json);
    const Json* platform = read->find("platform");
    BOOST_TEST_REQUIRE((platform != nullptr), json);
    BOOST_TEST(!platform->find("seen")->as_boolean());
    BOOST_TEST(tells(std::string(platform->find("because")->as_text()), unseen_words));
  }
}

BOOST_AUTO_TEST_CASE(a_plan_for_a_platform_that_nobody_has_seen_is_never_carried_out) {
  const std::string plan = plan_with("refused.yaml", ""), sealed = folder() + "/refused.json";
  (void)run(plan + " --out " + sealed);
  const auto read = joinery::parse_json(contents_of(sealed), joinery::Limits{});
  BOOST_TEST_REQUIRE(read.has_value());
  const std::string hash(read->find("hash")->as_text());
  // Somebody's word is no look at the platform, and what is taken out of the plan is missed.
  for (const std::string& word : {std::string(), " --approve " + hash + " --reason fine"}) {
    const Ran applied = run("apply " + sealed + " --at 2026-11-21T08:05:00Z" + state_of("refused.yaml") + word);
    BOOST_TEST(applied.code == 6, applied.data + applied.messages);
    BOOST_TEST(tells(applied.messages, "as if the platform were empty"), applied.messages);
  }
  std::string other = contents_of(sealed);
  const std::size_t begin = other.find(",\"platform\":{");
  BOOST_TEST_REQUIRE((begin != std::string::npos));
  other.erase(begin, other.find('}', begin) + 1 - begin);
  const Ran changed = run("apply " + file("changed.json", other) + state_of("refused.yaml"));
  BOOST_TEST(changed.code == 1, changed.data + changed.messages);
}

BOOST_AUTO_TEST_CASE(who_says_that_the_platform_is_empty_is_believed) {
  const Ran said = run(plan_with("said.yaml", "") + " --users " + file("nobody.json", "[]") + " --format json");
  BOOST_TEST(tells(said.data, "\"kind\":\"create_user\""), said.data + said.messages);
  BOOST_TEST(!tells(said.data + said.messages, unseen_words));
  BOOST_TEST(!tells(said.data, "\"platform\""));
}

BOOST_AUTO_TEST_CASE(a_platform_that_can_be_asked_is_not_taken_to_be_empty) {
  // There are credentials, and where they should be there is nothing.
  const Ran planned = run(plan_with("asked.yaml", "credentials: {learnerbly: {token: env NO_TOKEN_OF_BIRCH}}\n"));
  BOOST_TEST(planned.code == 1, planned.data + planned.messages);
  BOOST_TEST(tells(planned.messages, "token"), planned.messages);
  BOOST_TEST(tells(planned.messages, "--users"), planned.messages);
  BOOST_TEST(planned.data == "");
}
