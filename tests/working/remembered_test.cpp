/// What a script hears of a run by its exit code, and what is remembered of one: when somebody's answer
/// changes by itself, whom somebody waits for, the last snapshot.

#include <fstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

using Kind = MutationKind;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Somebody as HiBob shows them.
std::string employee(int number, const std::string& start, const std::string& more = "") {
  return fmt::format(
      R"({{"/root/id":{{"value":"{0}"}},"/root/email":{{"value":"p{0}@acme.example"}},"id":"{0}",)"
      R"("firstName":"Ada","surname":"King","displayName":"Ada King","email":"p{0}@acme.example",)"
      R"("work":{{"department":"1","site":"London","startDate":"{1}"{2}}},)"
      R"("internal":{{"status":"Active","lifecycleStatus":"employed","terminationDate":null}},)"
      R"("payroll":{{"employment":{{"type":"permanent","contract":"full_time"}}}},)"
      R"("address":{{"country":"United Kingdom"}},)"
      R"("humanReadable":{{"id":"{0}","work":{{"department":"Sales","site":"London"}}}}}})",
      number, start, more);
}

/// 1 reports to somebody who is not there; 2 begins in December.
struct Company {
  Desk desk;
  std::string plan = desk.world.folder.file("plan.json");

  Said planned(const std::string& more = "") {
    BOOST_TEST(desk.run("release examples/acme first-run --reason test " + desk.state).code == 0);
    const std::string records =
        desk.write("people.json", R"({"employees":[)" +
                                      employee(1, "2020-01-01", R"(,"reportsTo":{"id":"99"},"manager":"99")") +
                                      "," + employee(2, "2026-12-01") + "]}");
    return desk.run("plan examples/acme --records " + records + " --at 2026-11-21T08:00:00Z --out " + plan +
                    " " + desk.state + " " + more);
  }
};

BOOST_AUTO_TEST_SUITE(remembered)

BOOST_AUTO_TEST_CASE(a_plan_that_is_carried_out_leaves_when_answers_change_and_who_is_waited_for) {
  Company company;
  Desk& desk = company.desk;
  const Said planned = company.planned();
  BOOST_TEST(planned.code == 2, planned.data + planned.messages);
  BOOST_TEST(holds(planned.data, "the next answer changes by itself at 2026-11-22T00:00:00Z"), planned.data);
  const std::string status = "status examples/acme --at 2026-11-21T09:30:00Z " + desk.state;
  BOOST_TEST(!holds(desk.run(status).data, "later:"));
  BOOST_TEST(holds(desk.run(status).data, "no complete snapshot yet"));
  const Said applied = desk.run("apply " + company.plan + " " + desk.state);
  BOOST_TEST(applied.code == 2, applied.data + applied.messages);
  const Said after = desk.run(status);
  BOOST_TEST(holds(after.data, "last snapshot   2 people, 2026-11-21T08:00:00Z, 1 h 30 min ago\n"), after.data);
  BOOST_TEST(holds(after.data, "\n1 references wait for somebody:\n"
                               "  approver of 1 is to be 99, since 2026-11-21T08:00:00Z\n"), after.data);
  // The rules of this integration look at the day: every midnight in London may change an answer.
  BOOST_TEST(holds(after.data, "\n1 join or leave later:\n  2026-12-01T00:00:00Z  2 joins  (has no user yet)\n"),
             after.data);
  BOOST_TEST(holds(after.data, "\nlooked at again  2026-11-22T00:00:00Z, without anybody changing a record\n"),
             after.data);
  const Memory memory = opened(desk.kept)->memory().value();
  for (const char* person : {"1", "2"}) {
    BOOST_TEST_REQUIRE(memory.find(person) != nullptr);
    BOOST_TEST((memory.find(person)->next_change == parse_instant("2026-11-22T00:00:00Z").value()));
  }
  const Said late = desk.run("status examples/acme --at 2026-11-22T03:10:00Z " + desk.state);
  BOOST_TEST(holds(late.data, "late by 3 h 10 min\n\n2 are due:\n  2026-11-22T00:00:00Z  1\n"), late.data);
}

BOOST_AUTO_TEST_CASE(a_plan_tells_how_long_the_platform_takes_for_it) {
  Company company;
  const Said planned = company.planned();
  BOOST_TEST(holds(planned.data, "\n    about 5 requests to the platform, 1 second at its pace\n"), planned.data);
  const Said json = company.planned("--format json");
  BOOST_TEST(holds(json.data, R"("forecast":{"requests":5,"seconds":)"), json.data);
}

BOOST_AUTO_TEST_CASE(what_the_platform_refuses_is_heard_by_four) {
  Desk desk;
  PlanBuilder builder;
  for (const std::string number : {"1", "2"}) {
    desk.world.platform.add_user("U" + number, "E" + number, {});
    builder.add(Kind::archive_user, "E" + number, "U" + number);
  }
  desk.world.platform.faults = {{PlatformFault::What::refuse, Kind::archive_user, "E2", 1, 0, "not allowed"}};
  const Said said = desk.run("apply " + desk.write("plan.json", builder.json()) + " " + desk.state);
  BOOST_TEST(said.code == 4, said.data + said.messages);
  BOOST_TEST(holds(said.data, "run 1: 1 of 2 done"), said.data);
  BOOST_TEST(!desk.world.platform.user("U1")->active);
  BOOST_TEST(desk.world.platform.user("U2")->active);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
