/// Invitations go through the ledger, and nothing is mailed before somebody allowed it.

#include <boost/test/unit_test.hpp>

#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using End = ApplyReport::End;
using Kind = MutationKind;

PlanBuilder joiner(std::uint64_t serial = 0) {
  PlanBuilder builder;
  builder.plan.serial = serial;
  builder.add(Kind::create_user, "E1").fields = {{"email", {}, Json::from_text("a@x.example"), {}}};
  builder.add(Kind::invite_user, "E1").after = {1};
  return builder;
}

/// As platforms do that show nobody before they accept.
void invites_by_creating(MemoryPlatform& platform) {
  std::erase(platform.able.can, Kind::invite_user);
  platform.able.create_mails = PlatformAbilities::CreateMails::if_told;
  platform.hides_the_invited = true;
}

BOOST_AUTO_TEST_SUITE(mail)

BOOST_AUTO_TEST_CASE(x_m01_nothing_is_mailed_before_the_firewall_is_released) {
  PlayedWorld world;
  const std::string plan = joiner().json();
  const ApplyReport report = play_run(world, plan);
  BOOST_TEST((report.end == End::held));
  BOOST_TEST(world.platform.mails.empty());
  BOOST_TEST(world.platform.count_of("E1") == 1U);
  world.release_mail();
  BOOST_TEST((play_run(world, plan).end == End::done));
  BOOST_TEST(world.platform.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(x_c16_a_platform_that_mails_whoever_is_made_waits_for_the_firewall) {
  PlayedWorld world;
  world.platform.able.create_mails = PlatformAbilities::CreateMails::always;
  PlanBuilder builder = joiner();
  const std::string plan = builder.json();
  const ApplyReport report = play_run(world, plan);
  BOOST_TEST(report.count_of(StepState::held) == 1U);
  BOOST_TEST(report.count_of(StepState::blocked) == 1U);
  BOOST_TEST(world.platform.users.empty());
  world.release_mail();
  BOOST_TEST((play_run(world, plan).end == End::done));
  const std::vector<std::string> mails = {"create E1"};
  BOOST_TEST(world.platform.mails == mails, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(x_c10_who_was_invited_since_the_plan_is_not_invited_again) {
  PlayedWorld world;
  world.release_mail();
  world.platform.add_user("U1", "E1", {});
  Advance known;
  known.events = {Invited{"E1", world.clock.now()}};
  BOOST_TEST(world.store->advance(known).has_value());
  PlanBuilder builder;
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("email", "", "b@x.example")};
  builder.add(Kind::invite_user, "E1", "U1");
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::done));
  BOOST_TEST(world.platform.mails.empty());
  BOOST_TEST(lines_of(report)[1] == "done invite_user E1: was invited already");
}

BOOST_AUTO_TEST_CASE(x_c11_an_invitation_that_a_later_plan_wants_again_is_sent_again) {
  PlayedWorld world;
  world.release_mail();
  world.platform.add_user("U1", "E1", {});
  Advance known;
  known.events = {Invited{"E1", Instant{world.clock.now().micros - 4 * micros_per_day}}};
  BOOST_TEST(world.store->advance(known).has_value());
  PlanBuilder builder;
  builder.add(Kind::invite_user, "E1", "U1");
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
  BOOST_TEST(world.platform.mails.size() == 1U);
  BOOST_TEST(world.store->memory().value().find("E1")->invitations == 2U);
}

BOOST_AUTO_TEST_CASE(an_invitation_whose_answer_was_lost_is_never_sent_again) {
  PlayedWorld world;
  world.release_mail();
  world.platform.add_user("U1", "E1", {});   // it does not tell who was invited
  world.platform.faults = {{PlatformFault::What::lose_request, Kind::invite_user, "E1"}};
  PlanBuilder builder;
  builder.add(Kind::invite_user, "E1", "U1");
  const std::string plan = builder.json();
  world.platform.users[0].user.invited = PlatformUser::Invited::not_told;
  const ApplyReport report = play_run(world, plan);
  BOOST_TEST((report.end == End::partly));
  BOOST_TEST(report.count_of(StepState::unknown) == 1U);
  BOOST_TEST(world.store->memory().value().find("E1")->invited.has_value());
  BOOST_TEST(world.platform.mails.empty());
  BOOST_TEST(world.platform.calls_of("invite_user") == 1U);
}

BOOST_AUTO_TEST_CASE(what_waits_for_somebody_to_accept_is_pending_and_the_run_is_done) {
  PlayedWorld world;
  world.release_mail();
  invites_by_creating(world.platform);
  PlanBuilder builder = joiner();
  builder.add_group(Kind::create_group, "", "d1").fields = {change_of("name", "", "Sales")};
  builder.add_group(Kind::set_group_manager, "", "d1").fields = {{"manager", Json(), Json(), "E1"}};
  builder.plan.mutations[3].after = {3, 1};
  SealedMutation& member = builder.add(Kind::add_member, "E1");
  member.group_kind = "team";
  member.group_key = "d1";
  member.after = {1, 3};
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::done));
  const std::string why = ": E1 was invited and has no user until they accept";
  const std::vector<std::string> expected = {"done create_user E1", "done invite_user E1: went out with the new user",
                                             "done create_group", "pending set_group_manager" + why,
                                             "pending add_member E1" + why};
  BOOST_TEST(lines_of(report) == expected, boost::test_tools::per_element());
  BOOST_TEST(world.platform.calls_of("add_member") == 0U);
}

BOOST_AUTO_TEST_CASE(a_group_that_was_not_made_is_no_matter_of_accepting) {
  PlayedWorld world;
  world.release_mail();
  invites_by_creating(world.platform);
  world.platform.faults = {{PlatformFault::What::refuse, Kind::create_group, "", 9}};
  PlanBuilder builder = joiner();
  builder.add_group(Kind::create_group, "", "d1").fields = {change_of("name", "", "Sales")};
  SealedMutation& member = builder.add(Kind::add_member, "E1");
  member.group_kind = "team";
  member.group_key = "d1";
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::partly));
  BOOST_TEST(lines_of(report).back() == "blocked add_member E1: the team `d1` is not there yet");
}

BOOST_AUTO_TEST_CASE(x_m02_no_update_asks_for_a_mail) {
  PlayedWorld world;
  world.release_mail();
  world.platform.add_user("U1", "E1", {});
  PlanBuilder builder;
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("title", "", "Lead")};
  (void)play_run(world, builder.json());
  BOOST_TEST(world.platform.calls_of("update_user") == 1U);
  BOOST_TEST(world.platform.mails.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
