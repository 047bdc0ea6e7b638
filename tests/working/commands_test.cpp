/// An admin at work: plans that are approved, carried out, looked up and taken back.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/platform/change_plan.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

using Kind = MutationKind;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

PlanBuilder leavers(Desk& desk, const std::string& guard) {
  PlanBuilder builder;
  builder.plan.snapshot = "sha256:5a5a";
  for (const std::string number : {"1", "2"}) {
    desk.world.platform.add_user("U" + number, "E" + number, {});
    SealedMutation& mutation = builder.add(Kind::archive_user, "E" + number, "U" + number);
    mutation.held = guard;
    mutation.because = {{"account.ends", "target.yaml:9:1"}};
    mutation.record = "sha256:e" + number;
  }
  return builder;
}

/// The state of the desk, with the turn.
std::unique_ptr<Store> open_state_of(const Desk& desk) {
  auto store = opened(desk.kept);
  BOOST_TEST_REQUIRE(store->take_turn("test").has_value());
  return store;
}

Instant parsed(const std::string& time) { return parse_instant(time).value(); }

BOOST_AUTO_TEST_SUITE(working)

BOOST_AUTO_TEST_CASE(a_plan_is_applied_once_and_then_stale) {
  Desk desk;
  const std::string plan = desk.write("plan.json", leavers(desk, "").json());
  const Said first = desk.run("apply " + plan + " " + desk.state);
  BOOST_TEST(first.code == 2, first.messages);
  BOOST_TEST(first.data == "acme · run 1: 2 of 2 done\n");
  const Said second = desk.run("apply " + plan + " " + desk.state);
  BOOST_TEST(second.code == 6);
  BOOST_TEST(has(second.data, "this plan was carried out in run 1"));
}

BOOST_AUTO_TEST_CASE(what_is_held_is_approved_by_its_hash_with_a_reason) {
  Desk desk;
  PlanBuilder builder = leavers(desk, "archive_user");
  const std::string plan = desk.write("plan.json", builder.json());
  const std::string apply = "apply " + plan + " " + desk.state;
  BOOST_TEST(desk.run(apply).code == 3);
  const std::string hash = builder.plan.hash.substr(7, 16);
  BOOST_TEST(desk.run(apply + " --approve " + hash).code == 1);
  BOOST_TEST(desk.run(apply + " --approve 0123456789abcdef --reason 'checked'").code == 1);
  BOOST_TEST(desk.run(apply + " --reason checked").code == 1);
  BOOST_TEST(desk.run(apply + " --approve " + hash + " --reason checked --only person=E1").code == 3);
  BOOST_TEST(!desk.world.platform.user("U1")->active);
  BOOST_TEST(desk.world.platform.user("U2")->active);
  const Said all = desk.run(apply + " --approve " + hash + " --reason checked");
  BOOST_TEST(all.code == 2);
  BOOST_TEST(has(all.messages, "note: ada said yes to person=E1 at 2026-11-21T08:00:00Z: checked"));
  BOOST_TEST(has(all.data, "run 1, which went on: 2 of 2 done"));
}

BOOST_AUTO_TEST_CASE(who_approves_the_first_plan_as_a_whole_has_let_all_later_ones_through) {
  Desk desk;
  PlanBuilder builder = leavers(desk, "first_run");
  const std::string apply = "apply " + desk.write("plan.json", builder.json()) + " " + desk.state +
                            " --approve " + builder.plan.hash + " --reason checked";
  const auto is_released = [&desk] {
    return open_state_of(desk)->memory().value().first_released.has_value();
  };
  BOOST_TEST(desk.run(apply + " --only person=E1").code == 3);
  BOOST_TEST(!is_released());
  BOOST_TEST(desk.run(apply).code == 2);
  BOOST_TEST(is_released());

  Desk other;
  PlanBuilder held = leavers(other, "archive_user");
  BOOST_TEST(other.run("apply " + other.write("plan.json", held.json()) + " " + other.state +
                       " --approve " + held.plan.hash + " --reason checked").code == 2);
  BOOST_TEST(!open_state_of(other)->memory().value().first_released.has_value());
}

BOOST_AUTO_TEST_CASE(a_part_of_a_plan_is_approved_by_kind_or_group) {
  Desk desk;
  PlanBuilder builder = leavers(desk, "archive_user");
  desk.world.platform.add_group("g3", "team", "Sales", "d3");
  desk.world.platform.user("U2")->groups = {"g3"};
  SealedMutation& leaves = builder.add(Kind::remove_member, "E2", "U2");
  leaves.group_kind = "team";
  leaves.group_key = "d3";
  leaves.group = "g3";
  leaves.held = "remove_member";
  std::swap(builder.plan.mutations[0], builder.plan.mutations[2]);   // by kind, as every plan
  for (std::uint32_t i = 0; i < 3; ++i) builder.plan.mutations[i].number = i + 1;
  const std::string plan = desk.write("plan.json", builder.json());
  const std::string approve =
      "apply " + plan + " " + desk.state + " --approve " + builder.plan.hash + " --reason checked --only ";
  BOOST_TEST(desk.run(approve + "team=d3").code == 1);
  const Said group = desk.run(approve + "group=d3");
  BOOST_TEST(group.code == 3, group.messages);
  BOOST_TEST(has(group.data, "1 of 3 done"), group.data);
  BOOST_TEST(desk.world.platform.user("U2")->groups.empty());
  BOOST_TEST(desk.world.platform.user("U2")->active);
  const Said kind = desk.run(approve + "kind=archive_user");
  BOOST_TEST(kind.code == 2, kind.messages);
  BOOST_TEST(!desk.world.platform.user("U1")->active);
  BOOST_TEST(!desk.world.platform.user("U2")->active);
}

BOOST_AUTO_TEST_CASE(a_plan_that_was_changed_or_is_for_somebody_else_is_refused) {
  Desk desk;
  PlanBuilder builder = leavers(desk, "");
  std::string text = builder.json();
  text.replace(text.find("U2"), 2, "U3");
  const Said changed = desk.run("apply " + desk.write("plan.json", text) + " " + desk.state);
  BOOST_TEST(changed.code == 1);
  BOOST_TEST(has(changed.messages, "its hash does not fit"));
  builder.plan.integration = "brightwell";
  const Said other = desk.run("apply " + desk.write("plan.json", builder.json()) + " " + desk.state);
  BOOST_TEST(other.code == 1);
  BOOST_TEST(has(other.messages, "the plan is for brightwell, and examples/acme is acme"));
}

BOOST_AUTO_TEST_CASE(x_m07_one_command_says_why_somebody_was_archived_on_a_day) {
  Desk desk;
  PlanBuilder builder = leavers(desk, "archive_user");
  const std::string plan = desk.write("plan.json", builder.json());
  BOOST_TEST(desk.run("apply " + plan + " " + desk.state + " --approve " + builder.plan.hash +
                      " --reason 'asked HR'").code == 2);
  const Said why = desk.run("why examples/acme E1 --on 2026-11-21 " + desk.state);
  BOOST_TEST(why.code == 0, why.messages);
  for (const char* part :
       {"2026-11-21T08:00:00Z archive_user · done · user U1", "because of account.ends at target.yaml:9:1",
        "approved by ada: asked HR", "run 1 by ada, plan sha256:", "records sha256:5a5a",
        "record sha256:e1", "request r"}) {
    BOOST_TEST(has(why.data, part), part);
  }
  BOOST_TEST(desk.run("why examples/acme E1 --on 2026-11-22 " + desk.state).code == 1);
  const Said json = desk.run("why examples/acme E1 --history --format json " + desk.state);
  BOOST_TEST(has(json.data, R"("approver":"ada","reason":"asked HR","run":1)"));
}

BOOST_AUTO_TEST_CASE(a_run_is_taken_back_by_a_plan_that_waits_for_a_word) {
  Desk desk;
  const std::string plan = desk.write("plan.json", leavers(desk, "").json());
  BOOST_TEST(desk.run("apply " + plan + " " + desk.state).code == 2);
  const std::string back = desk.world.folder.file("back.json");
  const Said made = desk.run("undo examples/acme 1 --out " + back + " " + desk.state);
  BOOST_TEST(made.code == 3, made.messages);
  BOOST_TEST(has(made.data, "run 1 · 2 changes take it back\n  2 reactivate_user\n"));
  const std::string hash = made.data.substr(made.data.find("sha256:"), 71);
  BOOST_TEST(desk.run("apply " + back + " " + desk.state).code == 3);
  BOOST_TEST(!desk.world.platform.user("U1")->active);
  BOOST_TEST(desk.run("apply " + back + " " + desk.state + " --approve " + hash +
                      " --reason mistake").code == 2);
  BOOST_TEST(desk.world.platform.user("U1")->active);
}

BOOST_AUTO_TEST_CASE(status_tells_how_things_stand) {
  Desk desk;
  const Said before = desk.run("status examples/acme --at 2026-11-21T09:30:00Z " + desk.state);
  BOOST_TEST(before.code == 0, before.messages);
  BOOST_TEST(has(before.data, "no run yet"));
  const std::string plan = desk.write("plan.json", leavers(desk, "archive_user").json());
  BOOST_TEST(desk.run("apply " + plan + " " + desk.state).code == 3);
  const Said held = desk.run("status examples/acme --at 2026-11-21T09:30:00Z " + desk.state);
  BOOST_TEST(has(held.data, "last run        1, held, began 2026-11-21T08:00:00Z, by ada\n"
                            "                1 h 30 min ago\n"));
  BOOST_TEST(has(held.data, "held archive_user E1: held by the guard archive_user"));
  BOOST_TEST(has(held.data, "nothing is sent: not released yet"));
  BOOST_TEST(desk.run("release examples/acme mail --reason launch " + desk.state).code == 0);
  const Said json = desk.run("status examples/acme --format json --at 2026-11-21T09:30:00Z " + desk.state);
  BOOST_TEST(has(json.data, R"("mail_released":true)"));
}

BOOST_AUTO_TEST_CASE(x_m05_who_is_forgotten_has_no_history) {
  Desk desk;
  const std::string plan = desk.write("plan.json", leavers(desk, "").json());
  BOOST_TEST(desk.run("apply " + plan + " " + desk.state).code == 2);
  const Said said = desk.run("forget examples/acme E1 --reason 'asked for it' " + desk.state);
  BOOST_TEST(said.code == 0, said.messages);
  BOOST_TEST(has(said.data, "acme · forgotten: journals know them as erased:"));
  BOOST_TEST(desk.run("why examples/acme E1 --history " + desk.state).code == 1);
  BOOST_TEST(desk.run("why examples/acme E2 --history " + desk.state).code == 0);
  const Said undo = desk.run("undo examples/acme 1 " + desk.state);
  BOOST_TEST(has(undo.data, "the person was erased"));
}

BOOST_AUTO_TEST_CASE(x_d26_who_is_due_is_known_from_instants_and_lateness_is_told) {
  Desk desk;
  {
    auto store = open_state_of(desk);
    Advance known;
    const Instant later = parsed("2026-11-22T11:00:00Z"), last = parsed("2026-12-24T23:00:00Z");
    known.events = {Decided{"E1", true, {}, parsed("2026-11-21T00:00:00Z")},
                    Decided{"E2", true, parse_day("2026-11-23").value(), later, later},
                    Decided{"E3", true, parse_day("2020-01-01").value(), parsed("2026-11-22T00:00:00Z"), last}};
    BOOST_TEST_REQUIRE(store->advance(known).has_value());
  }
  const Said said = desk.run("status examples/acme --at 2026-11-21T03:10:00Z " + desk.state);
  BOOST_TEST(has(said.data, "late by 3 h 10 min"));
  BOOST_TEST(has(said.data, "1 are due:\n  2026-11-21T00:00:00Z  E1"));
  BOOST_TEST(has(said.data, "\n2 join or leave later:\n  2026-11-22T11:00:00Z  E2 joins  (has no user yet)\n"
                            "  2026-12-24T23:00:00Z  E3 leaves  (has no user yet)\n\n"
                            "looked at again  2026-11-22T00:00:00Z, without anybody changing a record\n"));
}

BOOST_AUTO_TEST_CASE(x_l10_thirty_days_without_a_complete_snapshot_are_told_and_end_with_5) {
  Desk desk;
  SnapshotMemory snapshot;
  snapshot.at = parsed("2026-10-20T08:00:00Z");
  snapshot.count = 480;
  Advance known;
  known.events = {SnapshotAccepted{snapshot}};
  BOOST_TEST_REQUIRE(open_state_of(desk)->advance(known).has_value());
  const std::string status = "status examples/acme " + desk.state;
  const Said fresh = desk.run(status + " --at 2026-11-19T08:00:00Z");
  BOOST_TEST(fresh.code == 0);
  BOOST_TEST(!has(fresh.data, "unreconciled"));
  const Said late = desk.run(status + " --at 2026-11-19T08:00:01Z");
  BOOST_TEST(late.code == 5);
  BOOST_TEST(has(late.data, "\nunreconciled    nobody who is missing loses an account"));
  BOOST_TEST(has(desk.run(status + " --format json --at 2026-11-20T08:00:00Z").data, R"("unreconciled":true)"));
}

BOOST_AUTO_TEST_CASE(a_forecast_follows_the_slowest_rate_or_the_round_trips) {
  Pace pace;
  pace.together = 4;
  BOOST_TEST(predicted_seconds(pace, 0) == 0U);
  BOOST_TEST(predicted_seconds(pace, 12) == 1U);
  BOOST_TEST(predicted_seconds(pace, 13) == 2U);
  pace.rates = {{60, std::chrono::seconds(60)}, {1'000, std::chrono::seconds(86'400)}};
  BOOST_TEST(predicted_seconds(pace, 60) == 5U);
  BOOST_TEST(predicted_seconds(pace, 61) == 60U);
  BOOST_TEST(predicted_seconds(pace, 1'000) == 960U);
  BOOST_TEST(predicted_seconds(pace, 1'001) == 86'400U);
}

BOOST_AUTO_TEST_CASE(x_j20_a_clock_that_jumps_back_changes_neither_the_turn_nor_who_is_due) {
  Desk desk;
  const auto held = open_state_of(desk);
  Advance known;
  known.events = {Decided{"E1", true, {}, parsed("2026-11-21T00:00:00Z")}};
  BOOST_TEST_REQUIRE(held->advance(known).has_value());
  const std::string plan = desk.write("plan.json", leavers(desk, "").json());
  for (const int hours : {0, -1, -2}) {
    desk.world.clock.pass(std::chrono::hours(hours));
    const Said said = desk.run("apply " + plan + " " + desk.state);
    BOOST_TEST(said.code == 1, said.data + said.messages);
    BOOST_TEST(desk.world.platform.user("U1")->active);
  }
  for (const char* at : {"2026-11-21T03:10:00Z", "2026-11-21T02:10:00Z"}) {
    const Said said = desk.run(std::string("status examples/acme --at ") + at + " " + desk.state);
    BOOST_TEST(has(said.data, "1 are due:\n  2026-11-21T00:00:00Z  E1"), said.data);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
