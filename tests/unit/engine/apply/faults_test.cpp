/// Platforms that do not answer, are busy, refuse, forget, or are edited by somebody else.

#include <boost/test/unit_test.hpp>

#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using End = ApplyReport::End;
using Kind = MutationKind;
using What = PlatformFault::What;
using std::chrono::milliseconds;

const auto each = boost::test_tools::per_element();

PlanBuilder creates(std::size_t count) {
  PlanBuilder builder;
  for (std::size_t i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    builder.add(Kind::create_user, "E" + number).fields = {
        {"email", {}, Json::from_text("e" + number + "@x.example"), {}}};
  }
  return builder;
}

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(x_j02_a_create_whose_answer_was_lost_is_looked_for_and_made_once) {
  for (const What what : {What::lose_answer, What::lose_request}) {
    for (const bool by_id : {true, false}) {
      PlayedWorld world;
      world.platform.able.finds_by_external_id = by_id;
      world.platform.faults = {{what, Kind::create_user, "E1"}};
      const ApplyReport report = play_run(world, creates(2).json());
      BOOST_TEST((report.end == End::done));
      BOOST_TEST(world.platform.users.size() == 2U);
      BOOST_TEST(world.platform.calls_of("create_user E1") == (what == What::lose_answer ? 1U : 2U));
      BOOST_TEST(world.store->memory().value().find("E1")->user ==
                 world.platform.users[what == What::lose_answer ? 0 : 1].user.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(x_j17_a_platform_that_shows_late_what_it_did_gets_no_second_create) {
  PlayedWorld world;
  world.platform.able.settle_micros = 10 * micros_per_second;
  world.platform.faults = {{What::lose_answer, Kind::create_user, "E1"}};
  PlanBuilder builder = creates(1);
  builder.add(Kind::update_user, "E1").fields = {change_of("title", "", "Lead")};
  builder.plan.mutations[1].after = {1};
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
  BOOST_TEST(world.platform.calls_of("create_user") == 1U);
  BOOST_TEST(world.platform.users.size() == 1U);
  BOOST_TEST((world.clock.waited >= milliseconds{10'000}));
}

BOOST_AUTO_TEST_CASE(a_create_that_is_there_already_without_a_word_is_found) {
  PlayedWorld world;
  world.platform.add_user("U7", "E1", {{"email", Json::from_text("e1@x.example")}});
  const ApplyReport report = play_run(world, creates(1).json());
  BOOST_TEST((report.end == End::done));
  BOOST_TEST(world.store->memory().value().find("E1")->user == "U7");
}

BOOST_AUTO_TEST_CASE(x_j05_a_busy_platform_is_left_alone_as_long_as_it_says) {
  PlayedWorld world;
  world.platform.faults = {{What::busy, Kind::create_user, "E2", 7, 60 * micros_per_second}};
  const ApplyReport report = play_run(world, creates(3).json());
  BOOST_TEST((report.end == End::done));
  BOOST_TEST((world.clock.waited >= milliseconds{7 * 60'000}));
  BOOST_TEST(report.steps[1].attempts == 1U);
}

BOOST_AUTO_TEST_CASE(what_fails_for_a_while_is_tried_again_with_longer_and_longer_pauses) {
  PlayedWorld world;
  world.platform.faults = {{What::fail, Kind::create_user, "E1", 3}};
  const ApplyReport report = play_run(world, creates(2).json());
  BOOST_TEST((report.end == End::done));
  BOOST_TEST(report.steps[0].attempts == 4U);
  BOOST_TEST((world.clock.waited >= milliseconds{1'000 + 2'000 + 4'000}));
  const std::vector<std::string> order(world.platform.calls.begin(),
                                       world.platform.calls.begin() + 3);
  const std::vector<std::string> expected = {"create_user E1", "create_user E2", "create_user E1"};
  BOOST_TEST(order == expected, each);
}

BOOST_AUTO_TEST_CASE(what_fails_for_ever_is_given_up_and_tried_by_the_next_plan) {
  PlayedWorld world;
  world.platform.faults = {{What::fail, Kind::create_user, "E1", 5, 0, "internal error"}};
  const ApplyReport report = play_run(world, creates(1).json());
  BOOST_TEST(lines_of(report).front() == "failed create_user E1: tried 5 times: internal error");
  PlanBuilder next = creates(1);
  next.plan.serial = 1;
  BOOST_TEST((play_run(world, next.json()).end == End::done));
}

BOOST_AUTO_TEST_CASE(x_j07_what_was_refused_is_not_sent_again_until_it_is_another) {
  PlayedWorld world;
  world.platform.faults = {{What::refuse, Kind::create_user, "E1", 1, 0, "the country is unknown"}};
  PlanBuilder builder = creates(1);
  BOOST_TEST(lines_of(play_run(world, builder.json())).front() ==
             "failed create_user E1: the country is unknown");
  builder.plan.serial = 1;
  const ApplyReport again = play_run(world, builder.json());
  BOOST_TEST((again.end == End::partly));
  BOOST_TEST(world.platform.calls_of("create_user") == 1U);
  builder.plan.serial = 2;
  builder.plan.mutations[0].fields.push_back({"country", {}, Json::from_text("ES"), {}});
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_sent_again_if_somebody_says_so) {
  PlayedWorld world;
  world.platform.faults = {{What::refuse, Kind::create_user, "E1"}};
  PlanBuilder builder = creates(1);
  (void)play_run(world, builder.json());
  builder.plan.serial = 1;
  world.options.again = true;
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
}

BOOST_AUTO_TEST_CASE(x_j08_when_too_many_fail_the_rest_is_not_sent) {
  for (const bool opens : {true, false}) {
    PlayedWorld world;
    for (int i = 1; i <= (opens ? 3 : 2); ++i) {
      world.platform.faults.push_back({What::refuse, Kind::create_user, "E" + std::to_string(2 * i)});
    }
    PlanBuilder builder = creates(40);
    world.platform.add_user("U1", "E99", {});
    builder.add(Kind::archive_user, "E99", "U1");
    const ApplyReport report = play_run(world, builder.json());
    BOOST_TEST((report.end == End::partly));
    BOOST_TEST(world.platform.calls_of("create_user") == (opens ? 10U : 40U));
    BOOST_TEST(report.count_of(StepState::left) == (opens ? 30U : 0U));
    BOOST_TEST(!world.platform.user("U1")->active);
  }
}

BOOST_AUTO_TEST_CASE(a_canary_that_did_not_arrive_stops_everything) {
  PlayedWorld world;
  for (int i = 1; i <= 400; ++i) {
    world.platform.add_user("U" + std::to_string(i), "E" + std::to_string(i), {});
  }
  world.platform.faults = {{What::deaf, Kind::archive_user, "E2"}};
  PlanBuilder builder;
  for (int i = 1; i <= 400; ++i) {
    builder.add(Kind::archive_user, "E" + std::to_string(i), "U" + std::to_string(i));
  }
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::partly));
  BOOST_TEST(world.platform.calls_of("archive_user") == 4U);   // 1 %
  BOOST_TEST(report.count_of(StepState::left) == 396U);
  BOOST_TEST(!world.store->memory().value().archives.contains("U2"));
  BOOST_TEST(world.store->memory().value().archives.contains("U1"));
}

BOOST_AUTO_TEST_CASE(x_j10_who_was_edited_since_the_plan_is_left_to_the_next_one) {
  PlayedWorld world("2026-11-21T09:00:00Z");
  for (int i = 1; i <= 2; ++i) {
    world.platform.add_user("U" + std::to_string(i), "E" + std::to_string(i),
                            {{"title", Json::from_text("Clerk")}});
  }
  PlanBuilder builder;
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("title", "Clerk", "Lead")};
  builder.add(Kind::update_user, "E2", "U2").fields = {change_of("title", "Clerk", "Lead")};
  world.platform.edit("U1", "title", Json::from_text("Boss"));
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::partly));
  BOOST_TEST(lines_of(report).front() ==
             "conflict update_user E1: somebody has changed `title` since the plan was made");
  BOOST_TEST(world.platform.user("U1")->find("title")->as_text() == "Boss");
  BOOST_TEST(world.platform.user("U2")->find("title")->as_text() == "Lead");
}

BOOST_AUTO_TEST_CASE(x_j10_a_platform_with_versions_refuses_what_changed_in_between) {
  PlayedWorld world("2026-11-21T09:00:00Z");
  world.platform.able.has_versions = true;
  world.platform.add_user("U1", "E1", {{"title", Json::from_text("Clerk")}});
  world.platform.on_call = [&](const std::string& word) {
    if (word == "update_user E1") world.platform.edit("U1", "title", Json::from_text("Boss"));
  };
  PlanBuilder builder;
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("title", "Clerk", "Lead")};
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST(report.count_of(StepState::conflict) == 1U);
  BOOST_TEST(world.platform.user("U1")->find("title")->as_text() == "Boss");
}

BOOST_AUTO_TEST_CASE(x_j14_a_stop_is_obeyed_within_two_seconds_and_the_plan_goes_on) {
  for (const bool through_the_store : {true, false}) {
    PlayedWorld world;
    milliseconds asked{0};
    world.platform.on_call = [&](const std::string& word) {
      world.clock.pass(milliseconds{400});
      if (word != "create_user E4") return;
      asked = world.clock.steady();
      if (through_the_store) BOOST_TEST(world.store->ask_for_stop("bob", Instant{}).has_value());
      else world.clock.stop = true;
    };
    const std::string plan = creates(30).json();
    const ApplyReport report = play_run(world, plan);
    BOOST_TEST((report.end == End::stopped));
    BOOST_TEST((world.clock.steady() - asked <= milliseconds{2'000}));
    BOOST_TEST(report.count_of(StepState::planned) + report.count_of(StepState::done) == 30U);
    BOOST_TEST(report.count_of(StepState::done) < 30U);
    world.platform.on_call = nullptr;
    world.clock.stop = false;
    world.reopen();
    const ApplyReport rest = play_run(world, plan);
    BOOST_TEST((rest.end == End::done));
    BOOST_TEST(rest.resumed);
    BOOST_TEST(world.platform.users.size() == 30U);
    BOOST_TEST(world.platform.calls_of("create_user") == 30U);
  }
}

BOOST_AUTO_TEST_CASE(a_stop_ends_a_long_pause) {
  PlayedWorld world;
  world.platform.faults = {{What::busy, Kind::create_user, "E1", 1, 3'600 * micros_per_second}};
  world.clock.on_wait = [&] { world.clock.stop = true; };
  BOOST_TEST((play_run(world, creates(1).json()).end == End::stopped));
  BOOST_TEST((world.clock.waited <= milliseconds{2'000}));
}

BOOST_AUTO_TEST_CASE(x_j16_each_item_of_a_batch_has_its_own_answer) {
  PlayedWorld world;
  world.platform.able.batch_max = 10;
  world.platform.able.batches = {Kind::create_user};
  world.platform.faults = {{What::refuse, Kind::create_user, "E3", 1, 0, "no seat left"},
                           {What::lose_answer, Kind::create_user, "E5"},
                           {What::fail, Kind::create_user, "E7"}};
  const ApplyReport report = play_run(world, creates(12).json());
  BOOST_TEST(report.count_of(StepState::done) == 11U);
  BOOST_TEST(lines_of(report)[2] == "failed create_user E3: no seat left");
  BOOST_TEST(world.platform.users.size() == 11U);
  BOOST_TEST(world.store->memory().value().people.size() == 11U);
}

BOOST_AUTO_TEST_CASE(a_platform_that_cannot_be_asked_leaves_it_unknown_until_it_can) {
  PlayedWorld world;
  world.platform.faults = {{What::lose_answer, Kind::create_user, "E1"}};
  world.platform.finds_anybody = false;
  const std::string plan = creates(1).json();
  BOOST_TEST(lines_of(play_run(world, plan)).front() ==
             "unknown create_user E1: the platform does not answer");
  world.platform.finds_anybody = true;
  const auto found = recover(world.world(), world.options);
  BOOST_TEST(found.value().front() == "run 1, #1 create_user: done");
  BOOST_TEST(world.store->memory().value().find("E1")->user == world.platform.users[0].user.id);
  BOOST_TEST(world.platform.calls_of("create_user") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
