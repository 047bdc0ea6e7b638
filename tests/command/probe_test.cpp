/// `joinery fetch --check`: a permission that is lacking is told by its name, with the lines of the mapping that
/// need it.

#include <cstdlib>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"
#include "tests/support/served.hpp"

using joinery::testing::file;
using joinery::testing::Ran;
using joinery::testing::run;
using joinery::testing::Served;

namespace {

Ran checked(const std::vector<std::string>& more, const std::string& group = "department") {
  std::vector<std::string> words{"python3", "tests/simulators/simulate.py", "personio_v2", "--people", "12",
                                 "--with-parent"};
  words.insert(words.end(), more.begin(), more.end());
  const Served served(words, 2);
  ::setenv("PROBED_ADDRESS", (served.said().front() + "/v2").c_str(), 1);
  ::setenv("PROBED_ID", "simulated-user", 1);
  ::setenv("PROBED_SECRET", "simulated-secret", 1);
  const std::string integration =
      file("probed/integration.yaml", "integration: probed\nsource: personio_v2\ntarget: learnerbly\nlanguage: 1\n"
                                      "credentials:\n  personio_v2:\n    client_id: env PROBED_ID\n"
                                      "    client_secret: env PROBED_SECRET\n    address: env PROBED_ADDRESS\n"
                                      "settings: {group_from: " + group + "}\ninvite: never\n");
  return run("fetch " + integration + " --check");
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(all_permissions_are_there) {
  const Ran ran = checked({});
  BOOST_TEST(ran.code == 0, ran.data + ran.messages);
  BOOST_TEST(says(ran.data, "all that the mapping reads is seen"));
}

BOOST_AUTO_TEST_CASE(a_probe_that_is_refused_names_the_permission_and_the_line) {
  // Signing in and the people are the first two requests; the third is the first probe.
  const Ran ran = checked({"--fault", "forbidden@request:3"});
  BOOST_TEST(ran.code == 5);
  BOOST_TEST(says(ran.data, R"(employments[].org_units[type is "department"].name is refused: )"
                            "The list of org units, which gives departments and teams their names"),
             ran.data + ran.messages);
  BOOST_TEST(says(ran.data, "needed by employments.department at mappings/personio_v2/source.yaml:"), ran.data);
  BOOST_TEST(!says(ran.data, "workplaces"));
}

BOOST_AUTO_TEST_CASE(people_may_be_seen_and_what_belongs_to_them_not) {
  const Ran ran = checked({"--fault", "forbidden@from:3"});
  BOOST_TEST(ran.code == 5, ran.data + ran.messages);
  BOOST_TEST(says(ran.data, "org units"), ran.data);
}

BOOST_AUTO_TEST_CASE(who_is_out_of_order_has_refused_nothing) {
  const Ran ran = checked({"--fault", "html_200@from:3"});
  BOOST_TEST(ran.code == 1, ran.data + ran.messages);
  BOOST_TEST(!says(ran.data, "refused"));
}
