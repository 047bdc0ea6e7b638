/// Records of a file are planned against the platform, where it can be asked.

#include <boost/test/unit_test.hpp>

#include "engine/store/open_store.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

const char* const two_people = "Employee number,First name,Last name,Work e-mail,Country\n"
                        "1,Ada,King,ada@elm.example,GB\n2,Bo,Hill,bo@elm.example,GB\n";
const char* const one_person = "Employee number,First name,Last name,Work e-mail,Country\n"
                               "1,Ada,King,ada@elm.example,GB\n";

struct Elm {
  Desk desk;
  std::string integration = desk.write(
      "integration.yaml", "integration: elm\nsource: csv\ntarget: learnerbly\nlanguage: 1\n"
                          "settings: {zone: Europe/London}\ninvite: never\n");
  std::string sealed = desk.world.folder.file("plan.json");

  Said plan(const std::string& people, const std::string& at) {
    const std::string records = desk.write("people.csv", people);
    return desk.run("plan " + integration + " --records " + records + " --at " + at + " --out " + sealed + " " +
                    desk.state);
  }
};

BOOST_AUTO_TEST_SUITE(asked)

BOOST_AUTO_TEST_CASE(whom_the_platform_has_is_not_made_again_for_a_file_of_records) {
  Elm elm;
  const std::string release = "release " + elm.integration + " first-run --reason test " + elm.desk.state;
  BOOST_TEST_REQUIRE(elm.desk.run(release).code == 0);
  const Said first = elm.plan(two_people, "2026-11-21T08:00:00Z");
  BOOST_TEST(first.code == 2, first.data + first.messages);
  const Said done = elm.desk.run("apply " + elm.sealed + " --at 2026-11-21T08:05:00Z " + elm.desk.state);
  BOOST_TEST(done.code == 2, done.data + done.messages);
  BOOST_TEST(elm.desk.world.platform.users.size() == 2U);
  const Said second = elm.plan(two_people, "2026-11-21T09:00:00Z");
  BOOST_TEST(second.code == 0, second.data + second.messages);
  BOOST_TEST(second.data.find("2 unchanged") != std::string::npos, second.data);
  BOOST_TEST(second.messages == "");

  // Somebody tries out a file: that nobody is missing from it is no witness of anything.
  for (const char* at : {"2026-11-22T08:00:00Z", "2026-11-24T08:00:00Z"}) {
    const Said tried = elm.plan(one_person, at);
    BOOST_TEST(tried.code == 0, tried.data + tried.messages);
    BOOST_TEST(tried.data.find("is missing from 1 complete snapshot since") != std::string::npos, tried.data);
  }
  BOOST_TEST(opened(elm.desk.kept, "elm")->memory()->absences.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
