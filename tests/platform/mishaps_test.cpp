/// Every mishap while every kind of change is made, on every platform: in the end there is exactly one user
/// for each person, what was ordered is so, and no mail went out that was not ordered.
///
/// Whoever carries out a plan tries again; here that is `stubbornly`, which does so at once.

#include <boost/test/unit_test.hpp>

#include "tests/platform/cases.hpp"
#include "tests/platform/simulated.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

using Kind = MutationAnswer::Kind;

/// Tries again what was not done, or of which nobody knows. Not an invitation of which nobody knows: that may
/// have gone out.
MutationAnswer stubbornly(Simulated& on, PlatformMutation mutation) {
  MutationAnswer answer;
  for (int attempt = 0; attempt < 8; ++attempt) {
    answer = on.carry_out(mutation);
    if (answer.kind == Kind::conflict) mutation.version.clear();
    const bool again = answer.kind == Kind::retry || answer.kind == Kind::unknown || answer.kind == Kind::conflict;
    if (!again || (mutation.kind == MutationKind::invite_user && answer.kind == Kind::unknown)) break;
  }
  return answer;
}

struct World {
  std::string user, group;
};

PlatformMutation group_mutation(MutationKind kind, const PlatformCase& platform, const World& world,
                                const std::string& name) {
  PlatformMutation mutation = mutation_of(kind, {}, 0);
  mutation.group = world.group;
  mutation.group_kind = platform.group_kind;
  mutation.group_key = "d1";
  if (!name.empty()) mutation.fields = {text_field("name", name)};
  return mutation;
}

PlatformMutation of_kind(MutationKind kind, const PlatformCase& platform, const World& world, const std::string& boss) {
  PlatformMutation mutation = mutation_of(kind, world.user, 1);
  switch (kind) {
    case MutationKind::create_user: return creation(platform, 3);
    case MutationKind::update_user: mutation.fields = {text_field(platform.changed, "Changed")}; break;
    case MutationKind::set_manager: mutation.fields = {text_field(platform.manager, boss)}; break;
    case MutationKind::clear_manager: mutation.fields = {{platform.manager, Json()}}; break;
    case MutationKind::create_group: return group_mutation(kind, platform, {}, "Made");
    case MutationKind::rename_group: return group_mutation(kind, platform, world, "Renamed");
    case MutationKind::archive_group: return group_mutation(kind, platform, world, {});
    case MutationKind::add_member: case MutationKind::remove_member:
      mutation.group = world.group;
      mutation.group_kind = platform.group_kind;
      mutation.group_key = "d1";
      break;
    default: break;
  }
  return mutation;
}

/// Whether what the mutation is for is so, as the platform's own store says.
bool is_so(Simulated& on, const PlatformMutation& mutation, const World& world) {
  const Json sim = on.sim();
  const auto user = [&](std::string_view id) -> const Json* {
    for (const Json& each : sim.find("users")->items()) {
      if (each.find("id")->as_text() == id) return &each;
    }
    return nullptr;
  };
  const auto group = [&](std::string_view name) -> const Json* {
    for (const Json& each : sim.find("groups")->items()) {
      if (each.find("name")->as_text() == name) return &each;
    }
    return nullptr;
  };
  switch (mutation.kind) {
    case MutationKind::create_user: return on.users_of(mutation.person).size() == 1;
    case MutationKind::archive_user: return !user(world.user)->find("active")->as_boolean();
    case MutationKind::reactivate_user: return user(world.user)->find("active")->as_boolean();
    case MutationKind::set_manager: return user(world.user)->find("manager")->is(JsonKind::text);
    case MutationKind::clear_manager: return user(world.user)->find("manager")->is(JsonKind::null);
    case MutationKind::create_group: return group("Made") != nullptr;
    case MutationKind::rename_group: return group("Renamed") != nullptr;
    case MutationKind::archive_group: return group("Sales") == nullptr;
    case MutationKind::add_member: return group("Sales")->find("members")->find(world.user) != nullptr;
    case MutationKind::remove_member: return group("Sales")->find("members")->find(world.user) == nullptr;
    default: return true;
  }
}

/// The people that there are: nobody twice, and nobody new but person 3.
void expect_one_of_each(Simulated& on, MutationKind kind) {
  BOOST_TEST(on.users_of("E1").size() == 1U);
  BOOST_TEST(on.users_of("E2").size() == 1U);
  BOOST_TEST(on.users_of("E3").size() == (kind == MutationKind::create_user ? 1U : 0U));
}

std::size_t mails_ordered(MutationKind kind) { return kind == MutationKind::invite_user ? 1 : 0; }

/// What must be so before a mutation of that kind makes sense.
void prepare(Simulated& on, MutationKind kind, const PlatformCase& platform, const World& world,
             const std::string& boss) {
  if (kind == MutationKind::reactivate_user) {
    (void)on.carry_out(mutation_of(MutationKind::archive_user, world.user, 1));
  }
  if (kind == MutationKind::clear_manager) {
    (void)on.carry_out(of_kind(MutationKind::set_manager, platform, world, boss));
  }
  if (kind == MutationKind::remove_member) {
    (void)on.carry_out(of_kind(MutationKind::add_member, platform, world, boss));
  }
}

constexpr MutationKind kinds[] = {
    MutationKind::create_user,   MutationKind::update_user,  MutationKind::archive_user, MutationKind::reactivate_user,
    MutationKind::set_manager,   MutationKind::clear_manager, MutationKind::create_group, MutationKind::rename_group,
    MutationKind::add_member,    MutationKind::remove_member, MutationKind::archive_group, MutationKind::invite_user,
};

bool is_tried(const Simulated& on, MutationKind kind, const PlatformCase& platform, Simulated& able) {
  (void)on;
  if (!able.platform().abilities().is_able(kind)) return false;
  const bool is_with_another = able.target().connector().change(name_of(kind))->how != Change::How::steps;
  const bool wants_manager = kind == MutationKind::set_manager || kind == MutationKind::clear_manager;
  return !is_with_another && !(wants_manager && platform.manager.empty());
}

/// One simulator per platform and mishap; the kinds one after the other, each in a fresh state.
void try_all(const std::string& mishap, bool gives_up) {
  for (const PlatformCase& platform : platform_cases()) {
    Simulated on(platform.name, {}, platform.lines);
    World world;
    world.user = on.carry_out(creation(platform, 1)).id;
    const std::string boss = on.carry_out(creation(platform, 2)).id;
    for (const MutationKind kind : kinds) {
      if (!is_tried(on, kind, platform, on)) continue;
      BOOST_TEST_CONTEXT(platform.name << ' ' << mishap << ' ' << name_of(kind)) {
        const MutationAnswer group = on.carry_out(group_mutation(MutationKind::create_group, platform, {}, "Sales"));
        world.group = group.id;
        prepare(on, kind, platform, world, boss);
        on.order(R"({"forget": "outbox", "mishaps": [")" + mishap + R"("]})");
        const PlatformMutation mutation = of_kind(kind, platform, world, boss);
        const MutationAnswer answer = stubbornly(on, mutation);
        on.order(R"({"mishaps": []})");
        expect_one_of_each(on, gives_up ? MutationKind::update_user : kind);
        if (!gives_up) BOOST_TEST(is_so(on, mutation, world), answer.because);
        if (gives_up) BOOST_TEST((answer.kind == Kind::permanent || answer.kind == Kind::retry), answer.because);
        BOOST_TEST(on.sim().find("outbox")->size() <= mails_ordered(kind));
        on.order(R"({"forget": "groups", "delete_person": "E3"})");
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_answer_that_is_lost_makes_nobody_twice) { try_all("answer_lost@writex1", false); }
BOOST_AUTO_TEST_CASE(a_request_that_is_lost_is_made_again) { try_all("request_lost@writex1", false); }
BOOST_AUTO_TEST_CASE(an_answer_that_is_cut_makes_nobody_twice) { try_all("cut_answer@writex1", false); }
BOOST_AUTO_TEST_CASE(an_error_of_the_server_is_waited_out) { try_all("server_error@writex1", false); }
BOOST_AUTO_TEST_CASE(an_error_that_did_it_all_the_same_makes_nobody_twice) {
  try_all("server_error_after@writex1", false);
}
BOOST_AUTO_TEST_CASE(who_is_not_available_is_asked_later) { try_all("unavailable=1@writex1", false); }
BOOST_AUTO_TEST_CASE(too_many_requests_are_slowed_down) { try_all("throttle_429=1@writex1", false); }
BOOST_AUTO_TEST_CASE(too_many_requests_may_not_say_how_long) { try_all("throttle_429_no_retry_after@writex1", false); }
BOOST_AUTO_TEST_CASE(a_page_for_people_is_no_answer) { try_all("html_200@writex1", false); }
BOOST_AUTO_TEST_CASE(an_edit_in_between_is_seen) { try_all("edited_between@writex1", false); }
BOOST_AUTO_TEST_CASE(a_precondition_that_fails_is_a_conflict) { try_all("precondition_failed@writex1", false); }
BOOST_AUTO_TEST_CASE(what_is_shown_late_is_not_made_twice) { try_all("late_reads=2@create_userx1", false); }
BOOST_AUTO_TEST_CASE(a_refusal_changes_nothing) { try_all("refused@write", true); }
BOOST_AUTO_TEST_CASE(credentials_that_are_withdrawn_change_nothing) { try_all("unauthorized@write", true); }

BOOST_AUTO_TEST_CASE(a_lost_answer_and_late_reads_together_make_nobody_twice) {
  for (const PlatformCase& platform : platform_cases()) {
    BOOST_TEST_CONTEXT(platform.name) {
      Simulated on(platform.name, {"answer_lost@create_userx1", "late_reads=3@create_userx1"}, platform.lines);
      const MutationAnswer answer = stubbornly(on, creation(platform, 1));
      BOOST_TEST((answer.kind == Kind::already_done || answer.kind == Kind::done), answer.because);
      BOOST_TEST(on.users_of("E1").size() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_refusal_without_a_word_is_looked_into) {
  for (const PlatformCase& platform : platform_cases()) {
    BOOST_TEST_CONTEXT(platform.name) {
      // Nobody sees the user who is there, so it is made: the platform refuses, without saying why.
      Simulated on(platform.name, {"late_reads=2@create_userx1", "no_detail@create_user"}, platform.lines);
      (void)on.carry_out(creation(platform, 1));
      const MutationAnswer answer = stubbornly(on, creation(platform, 1));
      BOOST_TEST((answer.kind == Kind::already_done || answer.kind == Kind::permanent), answer.because);
      BOOST_TEST(on.users_of("E1").size() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_is_deleted_in_between_is_not_made_anew) {
  for (const PlatformCase& platform : platform_cases()) {
    BOOST_TEST_CONTEXT(platform.name) {
      Simulated on(platform.name, {}, platform.lines);
      const std::string id = on.carry_out(creation(platform, 1)).id;
      on.order(R"({"delete": ")" + id + R"("})");
      PlatformMutation update = mutation_of(MutationKind::update_user, id, 1);
      update.fields = {text_field(platform.changed, "Changed")};
      const MutationAnswer answer = on.carry_out(update);
      BOOST_TEST((answer.kind == Kind::conflict || answer.kind == Kind::permanent), answer.because);
      BOOST_TEST(on.users_of("E1").empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_list_with_a_gap_is_not_complete) {
  for (const PlatformCase& platform : platform_cases()) {
    BOOST_TEST_CONTEXT(platform.name) {
      Simulated on(platform.name, {"total_lies"}, platform.lines, 12);
      const auto reading = on.platform().read_users([](const PlatformUser&) {});
      BOOST_REQUIRE_MESSAGE(reading, reading.error().what);
      // Where the platform counts nobody, there is nothing that could lie.
      const bool counts = platform.name != "learnupon" && platform.name != "moodle";
      BOOST_TEST(reading->complete == !counts);
    }
  }
}
