/// Rows of the yardstick that a command line can show.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/json/json_parse.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

bool shows(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Json parsed_json(const std::string& text) {
  auto json = parse_json(text, Limits{});
  BOOST_TEST_REQUIRE(json.has_value(), text.substr(0, 200));
  return std::move(*json);
}

/// Who lets the first run and mail through, and plans an example from its people and an empty platform.
struct Planner {
  Desk desk;
  std::string folder, people, at;

  explicit Planner(std::string example) : folder(std::move(example)), people(folder + "/people.json") {
    at = " --at 2026-11-21T09:00:00Z " + desk.state;
    for (const char* what : {"first-run", "mail"}) {
      BOOST_TEST_REQUIRE(desk.run("release " + folder + " " + what + " --reason test " + desk.state).code == 0);
    }
  }
  Said plan(const std::string& users, const std::string& more = "") {
    return desk.run("plan " + folder + " --records " + people + " --users " + desk.write("users.json", users) +
                    " --out " + desk.world.folder.file("plan.json") + more + at);
  }
};

BOOST_AUTO_TEST_SUITE(rows)

BOOST_AUTO_TEST_CASE(LU_09_a_plan_a_run_and_the_day_of_an_invitation_are_exported) {
  Planner planner("examples/lindner");
  const Said plan = planner.plan("[]", " --format json");
  BOOST_TEST(plan.code == 2, plan.messages);
  const Json json = parsed_json(plan.data);
  std::string invited;
  std::size_t created = 0;
  for (const Json& mutation : json.find("mutations")->items()) {
    const std::string_view kind = mutation.find("kind")->as_text();
    if (kind == "invite_user" && invited.empty()) invited = mutation.find("person")->as_text();
    if (kind != "create_user") continue;
    ++created;
    BOOST_TEST(mutation.find("fields")->find("email") != nullptr);
  }
  BOOST_TEST(created == json.find("counts")->find("create_user")->as_number());
  BOOST_TEST_REQUIRE(!invited.empty());

  const std::string sealed = planner.desk.world.folder.file("plan.json");
  const Said run = planner.desk.run("apply " + sealed + " --format json" + planner.at);
  BOOST_TEST(run.code == 2, run.messages);
  const Json report = parsed_json(run.data);
  BOOST_TEST(report.find("steps")->size() == json.find("mutations")->size());

  const std::string why = "why " + planner.folder + " " + invited + " --history --format json ";
  const Said history = planner.desk.run(why + planner.desk.state);
  BOOST_TEST(shows(history.data, "invite_user"), history.data);
  BOOST_TEST(shows(history.data, "2026-11-21T"), history.data);
}

BOOST_AUTO_TEST_CASE(LK_13_a_plan_says_how_many_requests_it_takes_and_how_long) {
  Planner planner("examples/fjord");
  const Said text = planner.plan("[]");
  BOOST_TEST(text.code == 2, text.messages);
  const Said said = planner.plan("[]", " --format json");
  const Json json = parsed_json(said.data);
  const Json* forecast = json.find("forecast");
  BOOST_TEST_REQUIRE(forecast != nullptr);
  const auto requests = static_cast<std::size_t>(forecast->find("requests")->as_number());
  BOOST_TEST(requests >= json.find("mutations")->size());
  BOOST_TEST(forecast->find("seconds")->as_number() > 0);
  BOOST_TEST(shows(text.data, fmt::format("{} requests", requests)), text.data);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
