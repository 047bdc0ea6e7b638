/// SCIM against a service that others wrote (scimmy with scimmy-routers), which the test installs into the
/// build folder and starts. Without npm the test says so, loudly, and passes, unless nothing may be left out.

#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "tests/platform/cases.hpp"
#include "tests/platform/simulated.hpp"
#include "tests/support/left_out.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

using Kind = MutationAnswer::Kind;

/// The folder with the installed server; empty: there is no npm.
std::string installed() {
  if (std::system("command -v npm node >/dev/null 2>&1") != 0) {
    leave_out("SCIM against an independent service: there is no npm");
    return {};
  }
  const std::filesystem::path folder = std::filesystem::path(JOINERY_BUILD_FOLDER) / "independent_scim";
  std::filesystem::create_directories(folder);
  for (const char* name : {"package.json", "package-lock.json", "server.mjs"}) {
    std::filesystem::copy_file(std::filesystem::path("tests/platform/independent_scim") / name, folder / name,
                               std::filesystem::copy_options::overwrite_existing);
  }
  if (!std::filesystem::exists(folder / "node_modules" / "scimmy-routers")) {
    const std::string install =
        "cd '" + folder.string() + "' && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1";
    BOOST_REQUIRE_MESSAGE(std::system(install.c_str()) == 0, "npm ci failed: " << (folder / "npm.log"));
  }
  return folder.string();
}

std::string said(const MutationAnswer& answer) {
  return "kind " + std::to_string(static_cast<int>(answer.kind)) + ": " + answer.because;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_independent_service_takes_every_kind_of_change) {
  const std::string folder = installed();
  if (folder.empty()) return;
  const Served served({"node", folder + "/server.mjs"}, 1);
  const TargetConnector target("scim");
  PlatformClient client(target, served.said().front() + "/scim/v2", {{"token", "simulated-secret"}});
  HttpPlatform& platform = client.platform();
  const PlatformCase& scim = platform_cases()[4];
  const auto carry_out = [&](const PlatformMutation& mutation) {
    return platform.carry_out({&mutation, 1}).front();
  };
  const auto expect_done = [&](const PlatformMutation& mutation) {
    const MutationAnswer answer = carry_out(mutation);
    BOOST_TEST((answer.kind == Kind::done || answer.kind == Kind::already_done),
               name_of(mutation.kind) << ", " << said(answer));
    return answer;
  };
  const auto only = [&](const std::string& person) {
    const auto found = platform.find_users({.external_id = person});
    BOOST_REQUIRE_MESSAGE(found, found.error().what);
    BOOST_REQUIRE(found->size() == 1U);
    return found->front();
  };

  const std::string id = expect_done(creation(scim, 1)).id;
  BOOST_TEST((carry_out(creation(scim, 1)).kind == Kind::already_done));
  const std::string boss = expect_done(creation(scim, 2)).id;
  PlatformMutation update = mutation_of(MutationKind::update_user, id, 1);
  update.version = only("E1").version;
  update.fields = {text_field("title", "Lead"), text_field("department", "Sales"),
                   text_field("phone", "+44 20 7946 0000"),
                   text_field("email", "ada@acme.example")};
  (void)expect_done(update);
  for (const PlatformField& field : update.fields)
    BOOST_TEST((*only("E1").find(field.name) == field.value), field.name);
  update.version.clear();
  update.fields = {text_field("phone", "+44 20 7946 0001"), {"title", Json()}};
  (void)expect_done(update);
  BOOST_TEST((*only("E1").find("phone") == update.fields[0].value));
  BOOST_TEST(only("E1").find("title")->is(JsonKind::null));

  PlatformMutation manager = mutation_of(MutationKind::set_manager, id, 1);
  manager.fields = {text_field("manager", boss)};
  (void)expect_done(manager);
  BOOST_TEST((*only("E1").find("manager") == manager.fields[0].value));
  manager.kind = MutationKind::clear_manager;
  manager.fields = {{"manager", Json()}};
  (void)expect_done(manager);
  BOOST_TEST(only("E1").find("manager")->is(JsonKind::null));

  PlatformMutation group = mutation_of(MutationKind::create_group, {}, 0);
  group.group_kind = "groups";
  group.group_key = "d1";
  group.fields = {text_field("name", "Sales")};
  const std::string sales = expect_done(group).id;
  BOOST_TEST((carry_out(group).kind == Kind::already_done));
  PlatformMutation member = mutation_of(MutationKind::add_member, id, 1);
  member.group = sales;
  (void)expect_done(member);
  BOOST_TEST((only("E1").groups == std::vector<std::string>{sales}));
  member.kind = MutationKind::remove_member;
  (void)expect_done(member);
  BOOST_TEST(only("E1").groups.empty());

  (void)expect_done(mutation_of(MutationKind::archive_user, id, 1));
  BOOST_TEST(!only("E1").active);
  (void)expect_done(mutation_of(MutationKind::reactivate_user, id, 1));
  BOOST_TEST(only("E1").active);
}

BOOST_AUTO_TEST_CASE(an_independent_service_is_read_to_its_end_and_takes_many_at_once) {
  const std::string folder = installed();
  if (folder.empty()) return;
  const Served served({"node", folder + "/server.mjs"}, 1);
  const TargetConnector target("scim");
  PlatformClient client(target, served.said().front() + "/scim/v2", {{"token", "simulated-secret"}});
  std::vector<PlatformMutation> people;
  for (int number = 1; number <= 30; ++number) people.push_back(creation(platform_cases()[4], number));
  people.push_back(people.front());   // the same once more: the service refuses it, and it is found
  const auto answers = client.platform().carry_out(people);
  BOOST_REQUIRE(answers.size() == people.size());
  for (std::size_t i = 0; i < 30; ++i) BOOST_TEST((answers[i].kind == Kind::done), said(answers[i]));
  BOOST_TEST((answers[30].kind == Kind::already_done), said(answers[30]));
  BOOST_TEST(answers[30].id == answers[0].id);
  std::size_t users = 0;
  const auto reading = client.platform().read_users([&](const PlatformUser&) { ++users; });
  BOOST_REQUIRE_MESSAGE(reading, reading.error().what);
  BOOST_TEST(reading->complete, reading->incomplete);
  BOOST_TEST(users == 30U);
}
