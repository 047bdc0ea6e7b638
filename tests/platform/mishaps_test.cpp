/// Mishaps while changes are made, on every platform: in the end there is exactly one user for each person,
/// what was ordered is so, and no mail went out that was not ordered.
///
/// Whether a change that was made can be made again, and what a refusal looks like, is each platform's own:
/// such mishaps strike every kind of change. The others are understood by what all platforms share, and
/// strike the kinds that make something, and one that changes it.
///
/// Whoever carries out a plan tries again; here that is `stubbornly`, which does so at once.

#include <span>

#include <boost/test/unit_test.hpp>

#include "tests/platform/cases.hpp"

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
  mutation.group_key = name == "Made" ? "d2" : "d1";
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

const Json* one_with(const Json& sim, const char* list, const char* member, std::string_view value) {
  for (const Json& each : sim.find(list)->items()) {
    if (each.find(member)->as_text() == value) return &each;
  }
  return nullptr;
}

/// Whether what the mutation is for is so, as the platform's own store says.
bool is_so(const Json& sim, const PlatformMutation& mutation, const World& world) {
  const Json* user = one_with(sim, "users", "id", world.user);
  const auto group = [&](std::string_view name) { return one_with(sim, "groups", "name", name); };
  switch (mutation.kind) {
    case MutationKind::create_user: return one_with(sim, "users", "external_id", mutation.person) != nullptr;
    case MutationKind::archive_user: return !user->find("active")->as_boolean();
    case MutationKind::reactivate_user: return user->find("active")->as_boolean();
    case MutationKind::set_manager: return user->find("manager")->is(JsonKind::text);
    case MutationKind::clear_manager: return user->find("manager")->is(JsonKind::null);
    case MutationKind::create_group: return group("Made") != nullptr;
    case MutationKind::rename_group: return group("Renamed") != nullptr;
    case MutationKind::archive_group: return group("Sales") == nullptr;
    case MutationKind::add_member: return group("Sales")->find("members")->find(world.user) != nullptr;
    case MutationKind::remove_member: return group("Sales")->find("members")->find(world.user) == nullptr;
    default: return true;
  }
}

std::size_t count_of(const Json& sim, const char* list, const char* member, std::string_view value) {
  std::size_t count = 0;
  for (const Json& each : sim.find(list)->items()) count += each.find(member)->as_text() == value ? 1 : 0;
  return count;
}

/// What there is: nobody twice, and nobody new but person 3; no group twice.
void expect_one_of_each(const Json& sim, bool made_user) {
  BOOST_TEST(count_of(sim, "users", "external_id", "E1") == 1U);
  BOOST_TEST(count_of(sim, "users", "external_id", "E2") == 1U);
  BOOST_TEST(count_of(sim, "users", "external_id", "E3") == (made_user ? 1U : 0U));
  BOOST_TEST(count_of(sim, "groups", "name", "Made") <= 1U);
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

constexpr MutationKind every_kind[] = {
    MutationKind::create_user,   MutationKind::update_user,  MutationKind::archive_user, MutationKind::reactivate_user,
    MutationKind::set_manager,   MutationKind::clear_manager, MutationKind::create_group, MutationKind::rename_group,
    MutationKind::add_member,    MutationKind::remove_member, MutationKind::archive_group, MutationKind::invite_user,
};
constexpr MutationKind making[] = {MutationKind::create_user, MutationKind::update_user, MutationKind::create_group,
                                   MutationKind::add_member};

bool is_tried(Simulated& on, MutationKind kind, const PlatformCase& platform) {
  if (!on.platform().abilities().is_able(kind)) return false;
  const bool is_with_another = on.target().connector().change(name_of(kind))->how != Change::How::steps;
  const bool wants_manager = kind == MutationKind::set_manager || kind == MutationKind::clear_manager;
  return !is_with_another && !(wants_manager && platform.manager.empty());
}

enum class End : std::uint8_t { done, given_up };

/// The kinds one after the other, each with a group of its own.
void try_kinds(const std::string& mishap, std::span<const MutationKind> kinds, End end = End::done) {
  on_every_platform([&](Simulated& on, const PlatformCase& platform) {
    World world;
    world.user = on.carry_out(creation(platform, 1)).id;
    const std::string boss = on.carry_out(creation(platform, 2)).id;
    for (const MutationKind kind : kinds) {
      if (!is_tried(on, kind, platform)) continue;
      BOOST_TEST_CONTEXT(mishap << ' ' << name_of(kind)) {
        world.group = on.carry_out(group_mutation(MutationKind::create_group, platform, {}, "Sales")).id;
        prepare(on, kind, platform, world, boss);
        on.order(R"({"forget": "outbox", "mishaps": [")" + mishap + R"("]})");
        const PlatformMutation mutation = of_kind(kind, platform, world, boss);
        const MutationAnswer answer = stubbornly(on, mutation);
        const Json sim = on.sim();
        expect_one_of_each(sim, end == End::done && kind == MutationKind::create_user);
        if (end == End::done) BOOST_TEST(is_so(sim, mutation, world), answer.because);
        if (end == End::given_up) {
          BOOST_TEST((answer.kind == Kind::permanent || answer.kind == Kind::retry), answer.because);
        }
        BOOST_TEST(sim.find("outbox")->size() <= mails_ordered(kind));
        on.order(R"({"mishaps": [], "forget": "groups", "delete_person": "E3"})");
      }
    }
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_answer_that_is_lost_makes_nobody_twice) { try_kinds("answer_lost@writex1", every_kind); }
BOOST_AUTO_TEST_CASE(a_request_that_is_lost_is_made_again) { try_kinds("request_lost@writex1", making); }
BOOST_AUTO_TEST_CASE(an_answer_that_is_cut_makes_nobody_twice) { try_kinds("cut_answer@writex1", making); }
BOOST_AUTO_TEST_CASE(an_error_of_the_server_is_waited_out) { try_kinds("server_error@writex1", every_kind); }
BOOST_AUTO_TEST_CASE(an_error_that_did_it_all_the_same_makes_nobody_twice) {
  try_kinds("server_error_after@writex1", every_kind);
}
BOOST_AUTO_TEST_CASE(who_is_not_available_is_asked_later) { try_kinds("unavailable=1@writex1", making); }
BOOST_AUTO_TEST_CASE(too_many_requests_are_slowed_down) { try_kinds("throttle_429=1@writex1", making); }
BOOST_AUTO_TEST_CASE(too_many_requests_may_not_say_how_long) {
  try_kinds("throttle_429_no_retry_after@writex1", making);
}
BOOST_AUTO_TEST_CASE(a_page_for_people_is_no_answer) { try_kinds("html_200@writex1", every_kind); }
BOOST_AUTO_TEST_CASE(an_edit_in_between_is_seen) { try_kinds("edited_between@writex1", making); }
BOOST_AUTO_TEST_CASE(a_precondition_that_fails_is_a_conflict) { try_kinds("precondition_failed@writex1", making); }
BOOST_AUTO_TEST_CASE(what_is_shown_late_is_not_made_twice) { try_kinds("late_reads=2@create_userx1", making); }
BOOST_AUTO_TEST_CASE(a_refusal_changes_nothing) { try_kinds("refused@write", every_kind, End::given_up); }
BOOST_AUTO_TEST_CASE(credentials_that_are_withdrawn_change_nothing) {
  try_kinds("unauthorized@write", making, End::given_up);
}

BOOST_AUTO_TEST_CASE(a_lost_answer_and_late_reads_together_make_nobody_twice) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    on.order(R"({"mishaps": ["answer_lost@create_userx1", "late_reads=3@create_userx1"]})");
    const MutationAnswer answer = stubbornly(on, creation(platform, 1));
    BOOST_TEST((answer.kind == Kind::already_done || answer.kind == Kind::done), answer.because);
    BOOST_TEST(on.users_of("E1").size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(a_refusal_without_a_word_is_looked_into) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    // Nobody sees the user who is there, so it is made: the platform refuses, without saying why.
    on.order(R"({"mishaps": ["late_reads=2@create_userx1", "no_detail@create_user"]})");
    (void)on.carry_out(creation(platform, 1));
    const MutationAnswer answer = stubbornly(on, creation(platform, 1));
    BOOST_TEST((answer.kind == Kind::already_done || answer.kind == Kind::permanent), answer.because);
    BOOST_TEST(on.users_of("E1").size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(who_is_deleted_in_between_is_not_made_anew) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const std::string id = on.carry_out(creation(platform, 1)).id;
    on.order(R"({"delete": ")" + id + R"("})");
    PlatformMutation update = mutation_of(MutationKind::update_user, id, 1);
    update.fields = {text_field(platform.changed, "Changed")};
    const MutationAnswer answer = on.carry_out(update);
    BOOST_TEST((answer.kind == Kind::conflict || answer.kind == Kind::permanent), answer.because);
    BOOST_TEST(on.users_of("E1").empty());
  });
}

BOOST_AUTO_TEST_CASE(a_list_with_a_gap_is_not_complete) {
  const auto read = [](Simulated& on, const PlatformCase& platform) {
    on.order(R"({"mishaps": ["total_lies"]})");
    const auto reading = on.platform().read_users([](const PlatformUser&) {});
    // Where the platform counts nobody, there is nothing that could lie. What is put into users and is not
    // complete, such as the names of permissions, fails the whole reading.
    const bool counts = platform.name != "learnupon" && platform.name != "moodle";
    BOOST_TEST((reading && reading->complete) == !counts, (reading ? reading->incomplete : reading.error().what));
  };
  on_every_platform(read, 12);
}
