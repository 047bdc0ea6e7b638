/// `kill -9` at every step of a run: each statement that the journal writes, each commit, each call of
/// the platform, before and after. Not at random: all of them, one after the other. Whatever was
/// killed goes on, and then everything is there once, nobody twice, and no mail was sent again.

#include <sys/wait.h>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/store/schema.hpp"
#include "engine/store/sql_store.hpp"
#include "engine/store/sqlite_database.hpp"
#include "tests/support/dying_database.hpp"
#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using Kind = MutationKind;

struct Variant {
  const char* name;
  bool finds_by_external_id = true;
  bool tells_who_was_invited = true;
  std::size_t batch = 1;
};

/// Every kind of mutation, once or twice.
std::string whole_plan() {
  PlanBuilder b;
  b.add_group(Kind::create_group, "", "d1").fields = {change_of("name", "", "Sales")};
  b.add_group(Kind::rename_group, "g2", "d2").fields = {change_of("name", "Old", "New")};
  b.add_group(Kind::set_group_parent, "g2", "d2").fields = {change_of("parent", "", "g3")};
  for (const std::string person : {"E1", "E2"}) {
    b.add(Kind::create_user, person).fields = {
        {"email", {}, Json::from_text(person + "@x.example"), {}}};
  }
  b.add(Kind::link_user, "E3", "U3");
  b.add(Kind::reactivate_user, "E4", "U4");
  b.add(Kind::update_user, "E5", "U5").fields = {change_of("title", "Clerk", "Lead")};
  b.add(Kind::set_manager, "E1").fields = {{"manager", Json(), Json(), "E2"}};
  b.plan.mutations.back().after = {4, 5};
  b.add(Kind::clear_manager, "E6", "U6").fields = {change_of("manager", "U5", "")};
  b.add_group(Kind::set_group_manager, "g2", "d2").fields = {change_of("manager", "", "U5")};
  SealedMutation& member = b.add(Kind::add_member, "E1");
  member.group_kind = "team";
  member.group_key = "d1";
  member.after = {1, 4};
  SealedMutation& leaves = b.add(Kind::remove_member, "E5", "U5");
  leaves.group_kind = "team";
  leaves.group_key = "d3";
  leaves.group = "g3";
  b.add(Kind::invite_user, "E1").after = {4};
  b.add(Kind::invite_user, "E5", "U5");
  b.add_group(Kind::archive_group, "g4", "d4");
  b.add(Kind::archive_user, "E7", "U7");
  return b.json();
}

void set_up(MemoryPlatform& platform, const Variant& variant) {
  platform.able.finds_by_external_id = variant.finds_by_external_id;
  platform.able.batch_max = variant.batch;
  if (variant.batch > 1) platform.able.batches = platform.able.can;
  for (int i = 3; i <= 7; ++i) {
    PlatformUser& user = platform.add_user(fmt::format("U{}", i), i == 3 ? "" : fmt::format("E{}", i),
                                           {{"email", Json::from_text(fmt::format("u{}@x.example", i))}});
    user.invited = PlatformUser::Invited::no;
  }
  platform.user("U4")->active = false;
  platform.edit("U5", "title", Json::from_text("Clerk"));
  platform.user("U5")->groups = {"g3"};
  platform.edit("U6", "manager", Json::from_text("U5"));
  platform.add_group("g2", "team", "Old", "d2");
  platform.add_group("g3", "team", "Upper", "d3");
  platform.add_group("g4", "team", "Empty", "d4");
}

/// A platform that does not tell who was invited.
void hush(MemoryPlatform& platform, const Variant& variant) {
  if (variant.tells_who_was_invited) return;
  for (auto& kept : platform.users) kept.user.invited = PlatformUser::Invited::not_told;
}

struct Scene {
  TemporaryFolder folder;
  [[nodiscard]] std::string state() const { return folder.file("state.db"); }
  [[nodiscard]] std::string platform() const { return folder.file("platform.json"); }
};

/// One process' attempt: opens everything, carries the plan out, and dies where it is told.
Result<ApplyReport> attempt(const Scene& scene, const Variant& variant, const std::string& json,
                            Countdown& countdown) {
  MemoryPlatform platform;
  platform.able.finds_by_external_id = variant.finds_by_external_id;
  platform.able.batch_max = variant.batch;
  if (variant.batch > 1) platform.able.batches = platform.able.can;
  platform.load(scene.platform());
  PlayedClock clock(parse_instant("2026-11-21T08:05:00Z").value());
  platform.now = [&] { return clock.now(); };
  platform.on_call = [&](const std::string&) { countdown.step(); };
  platform.on_effect = [&](const std::string&) {
    hush(platform, variant);
    platform.save(scene.platform());
    countdown.step();
  };
  JOINERY_TRY(std::unique_ptr<Database> real, open_sqlite(scene.state()));
  if (const auto ready = migrate(*real, migrations().size()); !ready) {
    return tl::unexpected<Error>(ready.error());
  }
  // What is asked here is whether every step is journalled, not whether a disk keeps its word.
  if (const auto quick = real->script("PRAGMA synchronous = OFF"); !quick) {
    return tl::unexpected<Error>(quick.error());
  }
  SqlStore store(std::make_unique<DyingDatabase>(std::move(real), countdown), "acme", Limits{});
  if (const auto turn = store.take_turn("test"); !turn) return tl::unexpected<Error>(turn.error());
  JOINERY_TRY(const SealedPlan plan, read_plan(json, Limits{}));
  ApplyOptions options;
  options.who = "test";
  options.match_fields = {"email"};
  options.reference_fields = {"manager"};
  return apply(plan, {store, platform, clock}, options);
}

void release_mail(const Scene& scene) {
  auto database = open_sqlite(scene.state());
  BOOST_TEST_REQUIRE(migrate(**database, migrations().size()).has_value());
  SqlStore store(std::move(*database), "acme", Limits{});
  BOOST_TEST_REQUIRE(store.take_turn("test").has_value());
  Advance advance;
  advance.events = {MailReleased{Instant{1}}};
  BOOST_TEST_REQUIRE(store.advance(advance).has_value());
}

/// Runs it in a process of its own; whether it was killed.
bool dies_at(std::size_t step, const Scene& scene, const Variant& variant, const std::string& json) {
  const pid_t child = ::fork();
  BOOST_TEST_REQUIRE((child >= 0));
  if (child == 0) {
    Countdown countdown;
    countdown.set(step);
    const auto report = attempt(scene, variant, json, countdown);
    ::_exit(report ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFSIGNALED(status);
}

/// What is there in the end, by people and keys instead of ids that depend on the order.
std::vector<std::string> told(const MemoryPlatform& platform) {
  std::map<std::string, std::string> names;
  const auto name = [&](const std::string& id) { return names.contains(id) ? names[id] : id; };
  for (const auto& kept : platform.users) {
    const Json* email = kept.user.find("email");
    names[kept.user.id] = email == nullptr ? "?" : std::string(email->as_text());
  }
  for (const auto& group : platform.groups) names[group.id] = "team " + group.key;
  std::vector<std::string> lines;
  for (const auto& kept : platform.users) {
    std::string line = name(kept.user.id) + (kept.user.active ? " active" : " archived") +
                       " ext:" + kept.user.external_id;
    std::map<std::string, std::string> fields;
    for (const PlatformField& field : kept.user.fields) {
      if (field.value.is(JsonKind::text)) fields[field.name] = name(std::string(field.value.as_text()));
    }
    for (const auto& [field, value] : fields) line += fmt::format(" {}={}", field, value);
    for (const std::string& group : kept.user.groups) line += " in " + name(group);
    lines.push_back(std::move(line));
  }
  for (const auto& group : platform.groups) {
    lines.push_back(fmt::format("{} {} under {} led by {}", name(group.id), group.name,
                                name(group.parent), name(group.manager)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

void check_after(std::size_t step, const Scene& scene, const Variant& variant,
                 const std::string& json, const std::vector<std::string>& expected) {
  Countdown never;
  const auto report = attempt(scene, variant, json, never);
  BOOST_TEST_REQUIRE(report.has_value());
  MemoryPlatform platform;
  platform.load(scene.platform());
  BOOST_TEST(told(platform) == expected, boost::test_tools::per_element());
  for (const std::string mail : {"invite E1", "invite E5"}) {
    const auto sent = std::count(platform.mails.begin(), platform.mails.end(), mail);
    BOOST_TEST(sent <= 1);
    if (variant.tells_who_was_invited) BOOST_TEST(sent == 1);
  }
  for (const JournalStep& one : report->steps) {
    const bool fine = one.state == StepState::done ||
                      (one.kind == Kind::invite_user && !variant.tells_who_was_invited &&
                       one.state == StepState::unknown);
    BOOST_TEST(fine, fmt::format("killed at {}: #{} {} is {}: {}", step, one.number,
                                 name_of(one.kind), name_of(one.state), one.because));
  }
}

void set_scene(const Scene& scene, const Variant& variant) {
  MemoryPlatform platform;
  set_up(platform, variant);
  hush(platform, variant);
  platform.save(scene.platform());
  release_mail(scene);
}

void kill_everywhere(const Variant& variant) {
  const std::string json = whole_plan();
  std::vector<std::string> expected;
  std::size_t steps = 0;
  {
    const Scene scene;
    set_scene(scene, variant);
    Countdown counts;
    BOOST_TEST_REQUIRE(attempt(scene, variant, json, counts).has_value());
    steps = counts.count();
    MemoryPlatform platform;
    platform.load(scene.platform());
    expected = told(platform);
    BOOST_TEST(platform.mails.size() == 2U);
  }
  BOOST_TEST(steps > 60U);
  const Scene prepared;
  set_scene(prepared, variant);
  for (std::size_t step = 1; step <= steps; ++step) {
    BOOST_TEST_CONTEXT(variant.name << ", killed at step " << step << " of " << steps) {
      const Scene scene;
      std::filesystem::copy_file(prepared.state(), scene.state());
      std::filesystem::copy_file(prepared.platform(), scene.platform());
      BOOST_TEST(dies_at(step, scene, variant, json));
      check_after(step, scene, variant, json, expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE(killing)

BOOST_AUTO_TEST_CASE(every_kind_of_mutation_is_in_the_plan) {
  const SealedPlan plan = read_plan(whole_plan(), Limits{}).value();
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    const bool has = std::any_of(plan.mutations.begin(), plan.mutations.end(), [&](const auto& m) {
      return m.kind == static_cast<Kind>(kind);
    });
    BOOST_TEST(has, name_of(static_cast<Kind>(kind)));
  }
}

BOOST_AUTO_TEST_CASE(after_a_kill_at_every_step_everything_is_there_once) {
  kill_everywhere({"one at a time", true, true, 1});
}

BOOST_AUTO_TEST_CASE(after_a_kill_users_are_found_by_what_matches_them) {
  kill_everywhere({"without external ids", false, true, 1});
}

BOOST_AUTO_TEST_CASE(after_a_kill_no_invitation_is_sent_again_that_nobody_can_see) {
  kill_everywhere({"silent about invitations", true, false, 1});
}

BOOST_AUTO_TEST_CASE(after_a_kill_in_a_batch_every_item_is_found_out) {
  kill_everywhere({"in batches", true, true, 10});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
