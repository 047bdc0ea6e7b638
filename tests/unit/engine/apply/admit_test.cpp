/// Exactly the approved plan, once, or not at all.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using End = ApplyReport::End;
using Kind = MutationKind;

PlanBuilder archives(std::size_t count, const std::string& guard) {
  PlanBuilder builder;
  for (std::size_t i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    builder.add(Kind::archive_user, "E" + number, "U" + number).held = guard;
  }
  return builder;
}

void add_users(PlayedWorld& world, std::size_t count) {
  for (std::size_t i = 1; i <= count; ++i) {
    world.platform.add_user("U" + std::to_string(i), "E" + std::to_string(i), {});
  }
}

BOOST_AUTO_TEST_SUITE(admitting)

BOOST_AUTO_TEST_CASE(a_plan_is_carried_out_once) {
  PlayedWorld world;
  add_users(world, 1);
  const std::string plan = archives(1, "").json();
  BOOST_TEST((play_run(world, plan).end == End::done));
  const ApplyReport again = play_run(world, plan);
  BOOST_TEST((again.end == End::stale));
  BOOST_TEST(again.because == "this plan was carried out in run 1: done");
  BOOST_TEST(world.platform.calls_of("archive_user") == 1U);
}

BOOST_AUTO_TEST_CASE(a_plan_of_another_state_is_stale) {
  PlayedWorld world;
  add_users(world, 2);
  PlanBuilder old = archives(2, "");
  BOOST_TEST((play_run(world, archives(1, "").json()).end == End::done));
  const ApplyReport report = play_run(world, old.json());
  BOOST_TEST((report.end == End::stale));
  BOOST_TEST(report.because == "it was made of state 0, and the state is 1 now: plan again");
}

BOOST_AUTO_TEST_CASE(a_plan_that_was_made_without_a_look_at_the_platform_is_not_carried_out) {
  PlayedWorld world;
  PlanBuilder builder;
  builder.add(Kind::create_user, "E1");
  builder.plan.platform_unseen = true;
  const std::string json = builder.json();
  world.approve(builder.plan.hash);
  const ApplyReport report = play_run(world, json);
  BOOST_TEST((report.end == End::stale));
  BOOST_TEST(report.because.find("as if the platform were empty") != std::string::npos, report.because);
  BOOST_TEST(world.platform.users.empty());
  BOOST_TEST(world.store->runs(1)->empty());
}

BOOST_AUTO_TEST_CASE(a_plan_whose_time_is_over_is_stale_whatever_its_file_says) {
  PlayedWorld world("2026-11-22T08:00:00Z");
  add_users(world, 1);
  PlanBuilder builder = archives(1, "");
  BOOST_TEST((play_run(world, builder.json()).end == End::stale));
  builder.plan.expires = parse_instant("2027-11-22T08:00:00Z").value();
  PlayedWorld later("2026-11-28T08:00:00Z");
  BOOST_TEST((play_run(later, builder.json()).end == End::stale));
  BOOST_TEST(world.store->runs(1).value().empty());
}

BOOST_AUTO_TEST_CASE(what_a_guard_holds_waits_for_a_word_and_then_goes_on) {
  PlayedWorld world;
  add_users(world, 3);
  PlanBuilder builder = archives(3, "archive_user");
  builder.plan.mutations[2].held.clear();
  const std::string plan = builder.json();
  const ApplyReport first = play_run(world, plan);
  BOOST_TEST((first.end == End::held));
  BOOST_TEST(first.count_of(StepState::held) == 2U);
  BOOST_TEST(lines_of(first).front() == "held archive_user E1: held by the guard archive_user");
  world.approve(builder.plan.hash);
  const ApplyReport second = play_run(world, plan);
  BOOST_TEST((second.end == End::done));
  BOOST_TEST(second.resumed);
  BOOST_TEST(second.run == first.run);
  BOOST_TEST(world.platform.calls_of("archive_user") == 3U);
}

BOOST_AUTO_TEST_CASE(x_d19_after_the_word_exactly_those_are_archived) {
  PlayedWorld world;
  add_users(world, 150);
  PlanBuilder builder = archives(140, "archive_user");
  const std::string plan = builder.json();
  BOOST_TEST((play_run(world, plan).end == End::held));
  BOOST_TEST(world.platform.calls_of("archive_user") == 0U);
  world.approve(builder.plan.hash);
  BOOST_TEST((play_run(world, plan).end == End::done));
  BOOST_TEST(world.platform.calls_of("archive_user") == 140U);
  std::size_t active = 0;
  for (const auto& kept : world.platform.users) active += kept.user.active ? 1 : 0;
  BOOST_TEST(active == 10U);
}

BOOST_AUTO_TEST_CASE(a_word_may_be_for_a_part_and_for_a_time) {
  PlayedWorld world;
  add_users(world, 3);
  PlanBuilder builder = archives(3, "archive_user");
  const std::string plan = builder.json();
  world.approve(builder.plan.hash, {"person=E2"});
  const Verdict late{Verdict::Kind::approve, builder.plan.hash, "bob", "checked", world.clock.now(),
                     world.clock.now(), {"person=E3"}};
  BOOST_TEST(world.store->add_verdict(late).has_value());
  const ApplyReport report = play_run(world, plan);
  BOOST_TEST((report.end == End::held));
  BOOST_TEST(world.platform.calls_of("archive_user E2") == 1U);
  BOOST_TEST(world.platform.calls_of("archive_user") == 1U);
}

/// The rules of who takes part, as they are once somebody has let a plan through that was made by them.
void agree_by(PlayedWorld& world, const PlanBuilder& builder, const std::string& text) {
  StoredPlan stored{builder.plan.hash, builder.plan.serial, builder.plan.as_of, builder.plan.expires, text,
                    {Missing{"E9", builder.plan.as_of}}, {ScopeSeen{"sha256:new", false}}};
  BOOST_TEST_REQUIRE(world.store->keep_plan(stored).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_agreed_to_is_remembered_once_no_guard_holds_anything) {
  PlayedWorld world;
  add_users(world, 3);
  PlanBuilder builder = archives(3, "scope_change");
  builder.plan.mutations[2].held.clear();
  const std::string plan = builder.json();
  agree_by(world, builder, plan);
  const auto scope = [&] { return world.store->memory().value().scope; };
  BOOST_TEST((play_run(world, plan).end == End::held));
  BOOST_TEST(world.platform.calls_of("archive_user") == 1U);
  BOOST_TEST(scope() == "");                                            // or the guard would be blind now
  BOOST_TEST((world.store->memory().value().absences.contains("E9")));   // what was seen, was seen
  world.approve(builder.plan.hash, {"person=E1"});
  BOOST_TEST((play_run(world, plan).end == End::held));
  BOOST_TEST(scope() == "");
  world.approve(builder.plan.hash, {"person=E2"});
  BOOST_TEST((play_run(world, plan).end == End::done));
  BOOST_TEST(scope() == "sha256:new");
}

BOOST_AUTO_TEST_CASE(what_a_guard_says_and_cannot_hold_is_agreed_to_by_a_word_alone) {
  for (const bool approved : {false, true}) {
    PlayedWorld world;
    add_users(world, 1);
    PlanBuilder builder = archives(1, "");
    builder.plan.tripped = {{"scope_change", "the rules have changed"}};
    const std::string plan = builder.json();
    agree_by(world, builder, plan);
    if (approved) world.approve(builder.plan.hash);
    BOOST_TEST((play_run(world, plan).end == End::done));
    BOOST_TEST(world.store->memory().value().scope == (approved ? "sha256:new" : ""));
  }
}

BOOST_AUTO_TEST_CASE(a_word_may_be_for_a_kind_or_a_group) {
  for (const auto& [part, done] :
       {std::pair{"kind=archive_user", "archive_user E1"}, {"kind=remove_member", "remove_member E2|remove_member E3"},
        {"group=d2", "remove_member E2"}, {"group=g3", "remove_member E3"}, {"group=d9", ""}}) {
    BOOST_TEST_CONTEXT(part) {
      PlayedWorld world;
      add_users(world, 3);
      PlanBuilder builder = archives(1, "archive_user");
      for (const std::string number : {"2", "3"}) {
        world.platform.add_group("g" + number, "team", "Team " + number, "d" + number);
        world.platform.user("U" + number)->groups = {"g" + number};
        SealedMutation& leaves = builder.add(Kind::remove_member, "E" + number, "U" + number);
        leaves.group_kind = "team";
        leaves.group_key = "d" + number;
        leaves.group = "g" + number;
        leaves.held = "remove_member";
      }
      const std::string plan = builder.json();
      world.approve(builder.plan.hash, {part});
      const ApplyReport report = play_run(world, plan);
      BOOST_TEST((report.end == End::held));
      std::string were_done;
      for (const JournalStep& step : report.steps) {
        if (step.state != StepState::done) continue;
        were_done += fmt::format("{}{} {}", were_done.empty() ? "" : "|", name_of(step.kind), step.person);
      }
      BOOST_TEST(were_done == done);
      BOOST_TEST(world.platform.user("U1")->active == !were_done.starts_with("archive_user"));
    }
  }
}

BOOST_AUTO_TEST_CASE(x_m08_the_first_word_counts) {
  PlayedWorld world;
  add_users(world, 1);
  PlanBuilder builder = archives(1, "archive_user");
  const std::string plan = builder.json();
  const Verdict no{Verdict::Kind::reject, builder.plan.hash, "eve", "wrong list", world.clock.now(),
                   {}, {}};
  BOOST_TEST(world.store->add_verdict(no).has_value());
  world.approve(builder.plan.hash);
  const ApplyReport report = play_run(world, plan);
  BOOST_TEST(lines_of(report).front() == "held archive_user E1: eve said no: wrong list");
  BOOST_TEST(world.store->verdicts(builder.plan.hash).value().size() == 2U);
}

BOOST_AUTO_TEST_CASE(x_j11_what_is_new_since_does_not_change_the_plan) {
  PlayedWorld world;
  add_users(world, 2);
  const std::string plan = archives(1, "").json();
  Advance seen;
  seen.events = {Missing{"E2", world.clock.now()}};
  BOOST_TEST(world.store->advance(seen).has_value());
  BOOST_TEST((play_run(world, plan).end == End::done));
  BOOST_TEST(world.platform.calls_of("archive_user") == 1U);
  BOOST_TEST(world.platform.user("U2")->active);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
