/// Who vanishes from HR without a word: the source is asked for them over HTTP before anybody loses an
/// account, and nobody keeps one for ever.

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "engine/edge/http_client.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/real/curl_client.hpp"
#include "tests/support/served.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

bool tells(const Said& said, const std::string& part) { return said.data.find(part) != std::string::npos; }

/// An HR system with twelve people behind HTTP.
class SimulatedHr {
 public:
  SimulatedHr()
      : served_({JOINERY_PYTHON, "tests/simulators/simulate.py", "hibob", "--people", "12", "--with-parent"}, 2),
        address_(served_.said().front()) {
    CurlOptions options;
    options.hosts = {address_};
    http_ = *make_curl_client(options);
    ::setenv("ABSENCE_ADDRESS", (address_ + "/v1").c_str(), 1);
    ::setenv("ABSENCE_USER", "simulated-user", 1);
    ::setenv("ABSENCE_SECRET", "simulated-secret", 1);
  }
  /// The admin's hand.
  void order(const std::string& json) { (void)ask("/_sim", json); }
  /// From the second request after now on: the first one is for everybody.
  void fault_on_look_ups(const std::string& fault) {
    const Json seen = ask("/_sim", "");
    const auto count = static_cast<int>(seen.find("count")->as_number());
    order(R"({"faults":[")" + fault + "@from:" + std::to_string(count + 2) + R"("]})");
  }
  std::size_t requests() { return static_cast<std::size_t>(ask("/_sim", "").find("count")->as_number()); }
  /// The address of a person who is there.
  std::string mail_of(int number) {
    const Json people = ask("/_sim/people", "");
    for (const Json& person : people.items()) {
      if (person.find("number")->as_number() == number) return std::string(person.find("email")->as_text());
    }
    BOOST_REQUIRE_MESSAGE(false, "nobody has this number");
    return {};
  }

 private:
  Json ask(const std::string& path, const std::string& body) {
    HttpRequest request;
    request.method = body.empty() ? HttpMethod::get : HttpMethod::post;
    request.url = address_ + path;
    request.body = body;
    CollectingReceiver answer(64U << 20U);
    const HttpEnd end = http_->send(request, answer);
    const std::string problem = end.problem ? end.problem->what : std::string();
    BOOST_REQUIRE_MESSAGE(problem.empty(), problem);
    BOOST_REQUIRE_MESSAGE(answer.head.status == 200, answer.body);
    return *parse_json(answer.body, Limits{});
  }

  Served served_;
  std::string address_;
  std::unique_ptr<HttpClient> http_;
};

/// The first run is done: everybody has an account.
struct Absent {
  SimulatedHr hr;
  Desk desk;
  std::string integration;

  /// The integration, with these lines at its end.
  void write(const std::string& more) {
    integration = desk.write("integration.yaml",
                             "integration: acme\nsource: hibob\ntarget: learnerbly\nlanguage: 1\ncredentials:\n"
                             "  hibob:\n    service_user_id: env ABSENCE_USER\n    token: env ABSENCE_SECRET\n"
                             "    address: env ABSENCE_ADDRESS\n  learnerbly:\n    token: env ABSENCE_SECRET\n"
                             "settings:\n  zone: Europe/London\ninvite: never\n" + more);
  }
  Absent() {
    write("");
    BOOST_TEST_REQUIRE(desk.run("release " + integration + " first-run --reason test " + desk.state).code == 0);
    const Said first = sync("2026-11-21T08:00:00Z");
    BOOST_TEST_REQUIRE(first.code == 2, first.data + first.messages);
    BOOST_TEST_REQUIRE(active() > 6U);
  }
  Said sync(const std::string& at) {
    return desk.run("sync " + integration + " --at " + at + " " + desk.state);
  }
  [[nodiscard]] std::size_t active() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        desk.world.platform.users, [](const auto& kept) { return kept.user.active && !kept.gone; }));
  }
  /// Somebody with an account.
  int number() {
    for (int n = 3; n < 12; ++n) {
      if (user_of(hr.mail_of(n)) != nullptr) return n;
    }
    BOOST_REQUIRE_MESSAGE(false, "nobody has an account");
    return 0;
  }
  PlatformUser* user_of(const std::string& mail) {
    for (auto& kept : desk.world.platform.users) {
      for (const PlatformField& field : kept.user.fields) {
        if (field.name == "email" && field.value.is(JsonKind::text) && field.value.as_text() == mail &&
            kept.user.active) {
          return &kept.user;
        }
      }
    }
    return nullptr;
  }
};

BOOST_AUTO_TEST_SUITE(absence)

BOOST_AUTO_TEST_CASE(who_is_deleted_in_hr_is_archived_by_the_second_snapshot_a_day_later_and_not_before) {
  Absent world;
  const int leaver = world.number();
  const PlatformUser& user = *world.user_of(world.hr.mail_of(leaver));
  const std::size_t before = world.active();
  world.hr.order(R"({"erase":)" + std::to_string(leaver) + "}");
  const Said first = world.sync("2026-11-22T08:00:00Z");
  BOOST_TEST(first.code == 0, first.data + first.messages);
  BOOST_TEST(tells(first, "is missing from 1 complete snapshot since 2026-11-22T08:00:00Z"));
  BOOST_TEST(user.active);
  const Said second = world.sync("2026-11-22T20:00:00Z");
  BOOST_TEST(tells(second, "is missing from 2 complete snapshots"));
  BOOST_TEST(user.active);
  const Said third = world.sync("2026-11-23T08:00:00Z");
  BOOST_TEST(third.code == 2, third.data + third.messages);
  BOOST_TEST(tells(third, "1 user would be archived"));
  BOOST_TEST(!user.active);
  BOOST_TEST(world.active() == before - 1);
  const Said why = world.desk.run("why " + world.integration + " " + user.external_id + " --on 2026-11-23 " +
                                  world.desk.state);
  BOOST_TEST(tells(why, "policies.absent people"), why.data);
  BOOST_TEST(tells(why, "records sha256:"), why.data);
  const Said fourth = world.sync("2026-11-23T09:00:00Z");
  BOOST_TEST(fourth.code == 0, fourth.data + fourth.messages);
}

BOOST_AUTO_TEST_CASE(a_sync_that_sees_only_a_part_takes_nothing_away_and_is_heard_by_five) {
  Absent world;
  const int leaver = world.number();
  const PlatformUser& user = *world.user_of(world.hr.mail_of(leaver));
  world.hr.order(R"({"change":)" + std::to_string(leaver) + R"(,"values":{"status":"inactive","end":"2026-11-20"}})");
  world.desk.world.platform.reads_completely = false;
  const Said part = world.sync("2026-11-22T08:00:00Z");
  BOOST_TEST(part.code == 5, part.data + part.messages);
  BOOST_TEST(tells(part, "The source is incomplete"), part.data);
  BOOST_TEST(user.active);
  world.desk.world.platform.reads_completely = true;
  const Said whole = world.sync("2026-11-22T09:00:00Z");
  BOOST_TEST(whole.code == 2, whole.data + whole.messages);
  BOOST_TEST(!user.active);
  const Said status = world.desk.run("status " + world.integration + " --at 2026-11-22T10:00:00Z " + world.desk.state);
  BOOST_TEST(tells(status, "last snapshot   12 people, 2026-11-22T09:00:00Z, 1 h 00 min ago\n"), status.data);
}

BOOST_AUTO_TEST_CASE(x_a20_a_run_that_finds_nothing_new_is_a_complete_snapshot_all_the_same) {
  Absent world;
  const auto snapshot = [&](const char* member) {
    const Said status = world.desk.run("status " + world.integration + " --format json --at 2026-11-23T08:00:00Z " +
                                       world.desk.state);
    const auto json = parse_json(status.data, Limits{});
    BOOST_TEST_REQUIRE(json.has_value(), status.messages);
    return std::string(json->find("snapshot")->find(member)->as_text());
  };
  const std::string hash = snapshot("hash");
  BOOST_TEST(snapshot("at") == "2026-11-21T08:00:00Z");
  const std::size_t calls = world.desk.world.platform.calls_of("update_user");
  const Said again = world.sync("2026-11-22T08:00:00Z");
  BOOST_TEST(again.code == 0, again.data + again.messages);
  BOOST_TEST(snapshot("at") == "2026-11-22T08:00:00Z");
  BOOST_TEST(snapshot("hash") == hash);
  BOOST_TEST(hash.starts_with("sha256:"));
  BOOST_TEST(world.desk.world.platform.calls_of("update_user") == calls);
}

BOOST_AUTO_TEST_CASE(x_i01_another_rule_is_held_in_every_run_until_somebody_has_said_yes) {
  Absent world;
  const std::string mail = world.hr.mail_of(world.number());
  world.write("policies:\n  people out of scope: archive\npeople:\n  rules:\n    - id: one\n      say: By hand\n"
              "      exclude: worker.email is \"" + mail + "\"\n      if blank: include\n");
  const std::size_t before = world.active();
  for (const char* at : {"2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"}) {
    const Said said = world.sync(at);
    BOOST_TEST(said.code == 3, said.data + said.messages);
    BOOST_TEST(tells(said, "scope_change: the rules have changed: 1 person"), said.data);
    BOOST_TEST(world.active() == before);
  }
  const std::string plan = world.desk.world.folder.file("plan.json");
  const std::string at = " --at 2026-11-24T09:00:00Z " + world.desk.state;
  const Said planned = world.desk.run("plan " + world.integration + " --out " + plan + at);
  const std::string hash = planned.data.substr(planned.data.find("sha256:"), 71);
  BOOST_TEST(world.desk.run("apply " + plan + " --approve " + hash + " --reason 'they asked'" + at).code == 2);
  BOOST_TEST(world.active() == before - 1);
  BOOST_TEST(world.sync("2026-11-25T08:00:00Z").code == 0);
}

BOOST_AUTO_TEST_CASE(a_plan_that_changes_nothing_counts_as_a_look_at_hr_too) {
  Absent world;
  world.hr.order(R"({"erase":)" + std::to_string(world.number()) + "}");
  const auto plan = [&](const std::string& at) {
    return world.desk.run("plan " + world.integration + " --at " + at + " " + world.desk.state);
  };
  BOOST_TEST(plan("2026-11-22T08:00:00Z").code == 0);
  const Said second = plan("2026-11-23T08:00:00Z");
  BOOST_TEST(second.code == 2, second.data + second.messages);
  BOOST_TEST(tells(second, "1 user would be archived"));
}

BOOST_AUTO_TEST_CASE(who_is_only_missing_from_the_page_is_asked_for_and_stays) {
  Absent world;
  const std::size_t before = world.active();
  for (const char* at : {"2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"}) {
    world.hr.order(R"({"faults":["page_gap@page:1x1"]})");
    const std::size_t asked = world.hr.requests();
    const Said said = world.sync(at);
    BOOST_TEST(said.code == 0, said.data + said.messages);
    BOOST_TEST(tells(said, "the source has them: a page shifted"), said.data);
    BOOST_TEST(world.hr.requests() == asked + 2);
    BOOST_TEST(world.active() == before);
  }
}

BOOST_AUTO_TEST_CASE(a_source_that_finds_nobody_by_id_or_does_not_let_us_see_proves_nothing) {
  for (const char* fault : {"nobody_by_id", "forbidden"}) {
    BOOST_TEST_CONTEXT(fault) {
      Absent world;
      const int leaver = world.number();
      const PlatformUser& user = *world.user_of(world.hr.mail_of(leaver));
      world.hr.order(R"({"erase":)" + std::to_string(leaver) + "}");
      for (const char* at : {"2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z", "2026-11-25T08:00:00Z"}) {
        world.hr.fault_on_look_ups(fault);
        const Said said = world.sync(at);
        BOOST_TEST(tells(said, "the source does not let us see them"), said.data + said.messages);
        BOOST_TEST(user.active);
      }
      world.hr.order(R"({"faults":[]})");
      BOOST_TEST(world.sync("2026-11-25T09:00:00Z").code == 2);
      BOOST_TEST(!user.active);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
