/// Every example is carried out: planned from its people and an empty platform, applied, and planned
/// again, which finds nothing to do. What the first plan says stands beside the example.
/// JOINERY_ACCEPT=1 writes it anew and then fails, so that nobody accepts by accident.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_write.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

/// Every folder with an integration and its people.
std::vector<std::string> example_folders() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("examples")) {
    const auto& folder = entry.path();
    if (std::filesystem::exists(folder / "people.json") && std::filesystem::exists(folder / "integration.yaml")) {
      found.push_back(folder.generic_string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string users_of(const MemoryPlatform& platform) {
  std::string out;
  JsonWriter json(out);
  json.array();
  for (const auto& kept : platform.users) {
    const PlatformUser& user = kept.user;
    json.object().member("id").text(user.id).member("active").boolean(user.active);
    json.member("managed").boolean(true).member("person").text(user.external_id).member("fields").object();
    for (const PlatformField& field : user.fields) json.member(field.name).value(field.value);
    json.end().member("groups").array();
    for (const std::string& group : user.groups) json.text(group);
    json.end().end();
  }
  json.end();
  return out;
}

std::string groups_of(const MemoryPlatform& platform) {
  std::string out;
  JsonWriter json(out);
  json.array();
  for (const PlatformGroup& group : platform.groups) {
    json.object().member("id").text(group.id).member("kind").text(group.kind);
    json.member("name").text(group.name).member("managed").boolean(true);
    if (!group.key.empty()) json.member("key").text(group.key);
    if (!group.parent.empty()) json.member("parent").text(group.parent);
    if (!group.manager.empty()) json.member("manager").text(group.manager);
    json.end();
  }
  json.end();
  return out;
}

/// A plan for people, but for its hash: that changes with every line of a mapping that moves.
std::string without_hash(const std::string& text) {
  std::stringstream in(text);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    if (line.find("sha256:") == std::string::npos) out += line + "\n";
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

void compare_with_file(const std::string& file, const std::string& text) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream wanted;
  wanted << in.rdbuf();
  if (wanted.str() == text) return;
  if (std::getenv("JOINERY_ACCEPT") != nullptr) std::ofstream(file, std::ios::binary) << text;
  BOOST_ERROR(file + " is old; the plan is\n" + text);
}

void carry_out(const std::string& folder) {
  Desk desk;
  const std::string at = " --at 2026-11-21T09:00:00Z " + desk.state;
  for (const char* what : {"first-run", "mail"}) {
    BOOST_TEST_REQUIRE(desk.run("release " + folder + " " + what + " --reason test " + desk.state).code == 0);
  }
  const auto plan = [&](const std::string& file) {
    const std::string users = desk.write("users.json", users_of(desk.world.platform));
    const std::string groups = desk.write("groups.json", groups_of(desk.world.platform));
    return desk.run("plan " + folder + " --records " + folder + "/people.json --users " + users + " --groups " +
                    groups + " --out " + desk.world.folder.file(file) + at);
  };
  const Said first = plan("plan.json");
  BOOST_TEST_REQUIRE(first.code == 2, first.data + first.messages);
  compare_with_file(folder + "/expected_plan.txt", without_hash(first.data));
  const Said done = desk.run("apply " + desk.world.folder.file("plan.json") + at);
  BOOST_TEST(done.code == 2, done.data + done.messages);
  BOOST_TEST(!desk.world.platform.users.empty());
  const Said second = plan("again.json");
  BOOST_TEST(second.code == 0, second.data + second.messages);
  BOOST_TEST(second.data.find("would be") == std::string::npos, second.data);
}

BOOST_AUTO_TEST_SUITE(examples)

BOOST_AUTO_TEST_CASE(every_example_is_planned_and_carried_out_and_then_nothing_is_left_to_do) {
  const std::vector<std::string> folders = example_folders();
  BOOST_TEST(folders.size() >= 9U);
  for (const std::string& folder : folders) {
    BOOST_TEST_CONTEXT(folder) { carry_out(folder); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
