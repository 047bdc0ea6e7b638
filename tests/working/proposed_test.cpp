/// What an integration proposes is told in every run, and changes nothing in any.

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

/// Everybody in the Board is to be left out, and everybody else gets another department.
const std::string wishes =
    "  people:\n    rules:\n      - id: no-board\n        say: The board learns elsewhere\n"
    "        exclude: worker.department is \"Board\"\n        if blank: include\n"
    "  change:\n    set.department: upper(worker.department) else keep\n";

/// The same lines two spaces further left: in force.
std::string in_force(const std::string& proposed) {
  std::string lines;
  for (std::size_t at = 0; at < proposed.size();) {
    const std::size_t end = proposed.find('\n', at) + 1;
    lines += proposed.substr(at + 2, end - at - 2);
    at = end;
  }
  return lines;
}

/// A file of two people, of whom one is in the board, and a platform that has neither.
struct Orchard {
  Desk desk;
  std::string integration;

  Orchard() {
    namespace fs = std::filesystem;
    fs::create_directories(desk.world.folder.file("people"));
    const std::string file = desk.write(
        "people/all.csv",
        "Employee number,First name,Last name,Work e-mail,Department,Start date,Leaving date,Status\n"
        "1,Ada,King,ada@orchard.example,Sales,2024-02-01,,Current\n"
        "2,Jo,Hill,jo@orchard.example,Board,2024-02-01,,Current");
    // Older than the clock of the test, and quiet.
    const auto age = std::chrono::hours(24 * 365);
    fs::last_write_time(file, fs::file_time_type::clock::now() - age);
    say("");
    BOOST_TEST_REQUIRE(run("release", "first-run --reason test").code == 0);
  }
  void say(const std::string& more) {
    integration = desk.write("integration.yaml",
                             "integration: orchard\nsource: csv\ntarget: scim\nlanguage: 1\n"
                             "settings:\n  zone: Europe/London\n" + more);
  }
  Said run(const std::string& command, const std::string& words) {
    return desk.run(command + " " + integration + " " + words + " " + desk.state);
  }
  /// The mutations of a plan, as JSON.
  std::string mutations() {
    const Said plan = run("plan", "--format json");
    const auto json = parse_json(plan.data, Limits{});
    BOOST_TEST_REQUIRE(json.has_value(), plan.data + plan.messages);
    const Json* list = json->find("mutations");
    BOOST_TEST_REQUIRE(list != nullptr, plan.data);
    return print(*list);
  }
  [[nodiscard]] std::string platform() const {
    std::string all;
    for (const auto& kept : desk.world.platform.users) {
      all += kept.user.id + (kept.user.active ? " active" : " archived");
      for (const PlatformField& field : kept.user.fields) all += " " + field.name + "=" + print(field.value);
      all += '\n';
    }
    return all;
  }
};

bool tells_of_wishes(const Said& said) {
  return said.messages.find("proposed, never sent: 2 of 2 people would change") != std::string::npos &&
         said.messages.find("people.rules.no-board: 1 person would change") != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(proposed)

BOOST_AUTO_TEST_CASE(a_plan_with_proposals_has_the_mutations_of_one_without) {
  Orchard world;
  const std::string without = world.mutations();
  BOOST_TEST(without.find("create_user") != std::string::npos);
  world.say("proposed:\n" + wishes);
  BOOST_TEST(world.mutations() == without);
  const Said text = world.run("plan", "");
  BOOST_TEST(tells_of_wishes(text), text.messages);
  BOOST_TEST(text.data.find("no-board") == std::string::npos);
  // In force the same lines do change the plan.
  world.say(in_force(wishes));
  BOOST_TEST(world.mutations() != without);
}

BOOST_AUTO_TEST_CASE(a_sync_with_proposals_touches_nobody_and_tells_of_them) {
  Orchard world;
  const Said first = world.run("sync", "");
  BOOST_TEST_REQUIRE(first.code == 2, first.data + first.messages);
  BOOST_TEST(first.messages.find("proposed") == std::string::npos);
  const std::string before = world.platform();
  BOOST_TEST(world.desk.world.platform.users.size() == 2U);
  world.say("proposed:\n" + wishes);
  const Said second = world.run("sync", "");
  BOOST_TEST(second.code == 0, second.data + second.messages);
  BOOST_TEST(tells_of_wishes(second), second.messages);
  BOOST_TEST(world.platform() == before);
  world.say(in_force(wishes));
  const Said third = world.run("sync", "");
  BOOST_TEST(third.code != 0, third.data + third.messages);
  BOOST_TEST(third.messages.find("proposed") == std::string::npos);
  BOOST_TEST(world.platform() != before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
