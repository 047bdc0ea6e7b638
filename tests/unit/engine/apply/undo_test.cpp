/// What takes a run back.

#include <boost/test/unit_test.hpp>

#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using End = ApplyReport::End;
using Kind = MutationKind;

const auto each = boost::test_tools::per_element();

UndoPlan undo_in(PlayedWorld& world, std::uint64_t run) {
  auto made = undo(run, world.world(), world.options);
  BOOST_TEST_REQUIRE(made.has_value(), (made ? "" : made.error().what));
  return std::move(*made);
}

BOOST_AUTO_TEST_SUITE(undoing)

BOOST_AUTO_TEST_CASE(x_j19_140_archives_are_taken_back_with_groups_and_managers) {
  PlayedWorld world;
  PlanBuilder builder;
  for (int i = 1; i <= 140; ++i) {
    const std::string number = std::to_string(i);
    PlatformUser& user = world.platform.add_user(
        "U" + number, "E" + number, {{"manager", Json::from_text("U1")}});
    user.groups = {"g1", "g2"};
    builder.add(Kind::archive_user, "E" + number, "U" + number);
  }
  const auto before = world.platform.lines();
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
  for (auto& kept : world.platform.users) {   // what an archive costs on this platform
    kept.user.groups.clear();
    kept.user.fields.clear();
  }
  world.platform.user("U7")->active = true;   // somebody was quicker
  UndoPlan made = undo_in(world, 1);
  BOOST_TEST(made.left_alone == std::vector<std::string>{"archive_user E7: is active again"}, each);
  BOOST_TEST(made.plan.mutations.size() == 139U * 4);
  const ApplyReport held = play_run(world, made.text);
  BOOST_TEST((held.end == End::held));
  BOOST_TEST(held.count_of(StepState::done) == 0U);
  world.approve(made.plan.hash);
  BOOST_TEST((play_run(world, made.text).end == End::done));
  auto after = world.platform.lines();
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!after[i].starts_with("U7{")) BOOST_TEST(after[i] == before[i]);
  }
}

BOOST_AUTO_TEST_CASE(fields_go_back_but_for_those_that_changed_since) {
  PlayedWorld world;
  world.platform.add_user("U1", "E1", {{"title", Json::from_text("Clerk")},
                                       {"city", Json::from_text("Bath")}});
  PlanBuilder builder;
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("title", "Clerk", "Lead"),
                                                       change_of("city", "Bath", "York")};
  (void)play_run(world, builder.json());
  world.platform.edit("U1", "city", Json::from_text("Hull"));
  UndoPlan made = undo_in(world, 1);
  BOOST_TEST(made.left_alone == std::vector<std::string>{"update_user E1: `city` was changed since"},
             each);
  world.approve(made.plan.hash);
  BOOST_TEST((play_run(world, made.text).end == End::done));
  const std::vector<std::string> expected = {"U1{ext:E1,act,city:Hull,title:Clerk}"};
  BOOST_TEST(world.platform.lines() == expected, each);
}

BOOST_AUTO_TEST_CASE(who_was_made_is_archived_and_mails_stay_sent) {
  PlayedWorld world;
  world.release_mail();
  PlanBuilder builder;
  builder.add_group(Kind::create_group, "", "d1").fields = {change_of("name", "", "Sales")};
  builder.add(Kind::create_user, "E1").fields = {{"email", {}, Json::from_text("a@x.example"), {}}};
  builder.add(Kind::add_member, "E1").after = {1, 2};
  builder.plan.mutations[2].group_kind = "team";
  builder.plan.mutations[2].group_key = "d1";
  builder.add(Kind::invite_user, "E1").after = {2};
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
  UndoPlan made = undo_in(world, 1);
  BOOST_TEST(made.left_alone == std::vector<std::string>{"invite_user E1: cannot be taken back"},
             each);
  world.approve(made.plan.hash);
  const ApplyReport report = play_run(world, made.text);
  const std::vector<std::string> expected = {"done remove_member E1", "done archive_group",
                                             "done archive_user E1"};
  BOOST_TEST(lines_of(report) == expected, each);
  BOOST_TEST(world.platform.groups.empty());
}

BOOST_AUTO_TEST_CASE(x_m05_what_was_done_for_somebody_who_was_erased_cannot_be_taken_back) {
  PlayedWorld world;
  world.platform.add_user("U1", "E1", {});
  PlanBuilder builder;
  builder.add(Kind::archive_user, "E1", "U1");
  (void)play_run(world, builder.json());
  BOOST_TEST(world.store->erase("E1").has_value());
  const UndoPlan made = undo_in(world, 1);
  BOOST_TEST(made.plan.mutations.empty());
  BOOST_TEST_REQUIRE(made.left_alone.size() == 1U);
  BOOST_TEST(made.left_alone[0].ends_with(": the person was erased"));
}

BOOST_AUTO_TEST_CASE(a_run_that_never_was_cannot_be_taken_back) {
  PlayedWorld world;
  const auto made = undo(3, world.world(), world.options);
  BOOST_TEST_REQUIRE(!made.has_value());
  BOOST_TEST(made.error().what == "there was no run 3");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
