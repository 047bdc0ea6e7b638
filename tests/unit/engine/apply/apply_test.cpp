/// A plan is carried out as it stands there.

#include <boost/test/unit_test.hpp>

#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using End = ApplyReport::End;
using Kind = MutationKind;

const auto each = boost::test_tools::per_element();

void add_create(PlanBuilder& builder, const std::string& person, const std::string& email) {
  builder.add(Kind::create_user, person).fields = {{"email", {}, Json::from_text(email), {}}};
}

BOOST_AUTO_TEST_SUITE(applying)

BOOST_AUTO_TEST_CASE(everybody_is_made_linked_to_their_manager_and_put_into_their_group) {
  PlayedWorld world;
  PlanBuilder builder;
  builder.add_group(Kind::create_group, "", "d1").fields = {change_of("name", "", "Sales"),
                                                            change_of("kind", "", "team")};
  add_create(builder, "E1", "a@x.example");
  add_create(builder, "E2", "b@x.example");
  SealedMutation& manager = builder.add(Kind::set_manager, "E1");
  manager.fields = {{"manager", Json(), Json(), "E2"}};
  manager.after = {2, 3};
  SealedMutation& member = builder.add(Kind::add_member, "E2");
  member.group_kind = "team";
  member.group_key = "d1";
  member.after = {1, 3};
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::done));
  const std::vector<std::string> expected = {
      "N4{ext:E1,act,email:a@x.example,manager:N6}", "N6{ext:E2,act,email:b@x.example,in:n1}",
      "n1{team:Sales,key:d1}"};
  BOOST_TEST(world.platform.lines().size() == expected.size());
  const PlatformUser& first = world.platform.users[0].user;
  const PlatformUser& second = world.platform.users[1].user;
  BOOST_TEST(first.find("manager")->as_text() == second.id);
  BOOST_TEST(second.groups == std::vector<std::string>{world.platform.groups[0].id}, each);
  const Memory memory = world.store->memory().value();
  BOOST_TEST(memory.find("E1")->user == first.id);
  BOOST_TEST(memory.find("E2")->groups == second.groups, each);
  BOOST_TEST(memory.groups.at(world.platform.groups[0].id).key == "d1");
}

BOOST_AUTO_TEST_CASE(x_b02_what_is_remembered_of_a_person_moves_to_the_id_that_hr_gives_them) {
  PlayedWorld world;
  world.platform.add_user("U1", "E1", {{"email", Json::from_text("a@x.example")}});
  Advance known;
  known.events = {Linked{"E1", "U1", world.clock.now(), LinkEvidence::created}, Invited{"E1", world.clock.now()}};
  BOOST_TEST_REQUIRE(world.store->advance(known).has_value());
  PlanBuilder builder;
  builder.add(Kind::link_user, "E7", "U1").was = "E1";
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
  const Memory memory = world.store->memory().value();
  BOOST_TEST(memory.find("E1") == nullptr);
  BOOST_TEST_REQUIRE(memory.find("E7") != nullptr);
  BOOST_TEST(memory.find("E7")->user == "U1");
  BOOST_TEST(memory.find("E7")->invitations == 1U);   // nobody is invited twice for a new id
}

BOOST_AUTO_TEST_CASE(x_j13_only_those_who_wait_for_a_failure_are_not_touched) {
  PlayedWorld world;
  world.platform.faults = {{PlatformFault::What::refuse, Kind::create_user, "E1", 9, 0, "no seat left"}};
  PlanBuilder builder;
  add_create(builder, "E1", "a@x.example");
  add_create(builder, "E2", "b@x.example");
  builder.add(Kind::set_manager, "E1").fields = {{"manager", Json(), Json(), "E2"}};
  builder.plan.mutations[2].after = {1, 2};
  builder.add(Kind::set_manager, "E2").fields = {{"manager", Json(), Json(), "E2"}};
  builder.plan.mutations[3].after = {2};
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::partly));
  const std::vector<std::string> expected = {
      "failed create_user E1: no seat left", "done create_user E2",
      "blocked set_manager E1: waits for #1, which is failed", "done set_manager E2"};
  BOOST_TEST(lines_of(report) == expected, each);
}

BOOST_AUTO_TEST_CASE(x_d23_who_is_archived_already_is_not_archived_again) {
  PlayedWorld world;
  world.platform.add_user("U1", "E1", {}).active = false;
  PlanBuilder builder;
  builder.add(Kind::archive_user, "E1", "U1");
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::done));
  BOOST_TEST(world.platform.calls_of("archive_user") == 0U);
}

BOOST_AUTO_TEST_CASE(x_d25_who_is_gone_from_the_platform_is_left_in_peace) {
  PlayedWorld world;
  world.platform.add_user("U1", "E1", {});
  world.platform.remove("U1");
  PlanBuilder builder;
  builder.add(Kind::archive_user, "E1", "U1");
  BOOST_TEST((play_run(world, builder.json()).end == End::done));
  BOOST_TEST((world.store->memory().value().tombstones.contains("U1")));
  PlanBuilder later;
  later.plan.serial = 1;
  later.add(Kind::update_user, "E1", "U1").fields = {change_of("email", "a", "b")};
  const ApplyReport second = play_run(world, later.json());
  BOOST_TEST(lines_of(second).front() == "failed update_user E1: the user is gone");
  later.plan.serial = 2;
  later.plan.as_of.micros += 1;
  const ApplyReport third = play_run(world, later.json());
  BOOST_TEST(lines_of(third).front() ==
             "failed update_user E1: refused before, and nothing has changed: the user is gone");
  BOOST_TEST(world.platform.calls_of("update_user") == 1U);
}

BOOST_AUTO_TEST_CASE(x_f20_two_people_exchange_their_addresses) {
  PlayedWorld world;
  for (const auto& [number, address] : {std::pair("1", "a@x"), std::pair("2", "b@x")}) {
    world.platform.add_user(std::string("U") + number, std::string("E") + number,
                            {{"email", Json::from_text(address)}});
  }
  PlanBuilder builder;
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("email", "a@x", "a+joinery@x")};
  builder.add(Kind::update_user, "E2", "U2").fields = {change_of("email", "b@x", "a@x")};
  builder.add(Kind::update_user, "E1", "U1").fields = {change_of("email", "a+joinery@x", "b@x")};
  builder.plan.mutations[1].after = {1};
  builder.plan.mutations[2].after = {2};
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST((report.end == End::done), lines_of(report).front());
  BOOST_TEST(world.platform.user("U1")->find("email")->as_text() == "b@x");
  BOOST_TEST(world.platform.user("U2")->find("email")->as_text() == "a@x");
}

BOOST_AUTO_TEST_CASE(what_somebody_had_before_the_archive_is_remembered) {
  PlayedWorld world;
  world.platform.add_user("U1", "E1", {{"manager", Json::from_text("U2")}}).groups = {"g1", "g2"};
  PlanBuilder builder;
  builder.add(Kind::archive_user, "E1", "U1").because = {{"account.ends", "target.yaml:9:1"}};
  (void)play_run(world, builder.json());
  const ArchiveMemory archive = world.store->memory().value().archives.at("U1");
  BOOST_TEST(archive.person == "E1");
  BOOST_TEST(archive.manager == "U2");
  BOOST_TEST(archive.groups.size() == 2U);
  BOOST_TEST(archive.why == "account.ends at target.yaml:9:1");
}

BOOST_AUTO_TEST_CASE(a_platform_s_own_form_of_a_value_is_remembered) {
  PlayedWorld world;
  world.platform.lower_case = {"email"};
  PlanBuilder builder;
  add_create(builder, "E1", "Ada@X.example");
  const ApplyReport report = play_run(world, builder.json());
  BOOST_TEST(report.notices.size() == 1U);
  const Memory memory = world.store->memory().value();
  const FieldMark mark = memory.mark(*memory.find("E1"), "email");
  BOOST_TEST(mark.sent == mark_of(R"("Ada@X.example")"));
  BOOST_TEST(mark.shown == mark_of(R"("ada@x.example")"));
}

BOOST_AUTO_TEST_CASE(what_a_platform_cannot_do_is_not_asked_of_it) {
  PlayedWorld world;
  std::erase(world.platform.able.can, Kind::invite_user);
  world.release_mail();
  world.platform.add_user("U1", "E1", {});
  PlanBuilder builder;
  builder.add(Kind::invite_user, "E1", "U1");
  BOOST_TEST(lines_of(play_run(world, builder.json())).front() ==
             "failed invite_user E1: the platform has no way to do this");
  BOOST_TEST(world.platform.calls.empty());
}

BOOST_AUTO_TEST_CASE(an_empty_plan_does_nothing_and_is_a_run) {
  PlayedWorld world;
  PlanBuilder builder;
  BOOST_TEST((play_run(world, builder.json()).end == End::nothing));
  BOOST_TEST(world.store->runs(5).value().size() == 1U);
  BOOST_TEST(world.platform.calls.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
