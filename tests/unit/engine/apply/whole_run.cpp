#include "tests/unit/engine/apply/whole_run.hpp"

#include <algorithm>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/memory/memory_json.hpp"
#include "engine/store/sql_store.hpp"
#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using Kind = MutationKind;

void set_up(MemoryPlatform& platform) {
  for (int i = 3; i <= 7; ++i) {
    PlatformUser& user = platform.add_user(fmt::format("U{}", i), i == 3 ? "" : fmt::format("E{}", i),
                                           {{"email", Json::from_text(fmt::format("u{}@x.example", i))}});
    user.invited = PlatformUser::Invited::no;
  }
  platform.user("U4")->active = false;
  platform.edit("U5", "title", Json::from_text("Clerk"));
  platform.user("U5")->groups = {"g3"};
  platform.edit("U6", "manager", Json::from_text("U5"));
  platform.user("U7")->groups = {"g3"};
  platform.edit("U7", "manager", Json::from_text("U5"));
  platform.add_group("g2", "team", "Old", "d2");
  platform.add_group("g3", "team", "Upper", "d3");
  platform.add_group("g4", "team", "Empty", "d4");
}

/// A platform that does not tell who was invited.
void hush(MemoryPlatform& platform, const RunVariant& variant) {
  if (variant.tells_who_was_invited) return;
  for (auto& kept : platform.users) kept.user.invited = PlatformUser::Invited::not_told;
}

/// Without any instant.
std::string timeless(std::string text) {
  constexpr std::string_view shape = "2026-11-21T";
  for (std::size_t at = text.find(shape); at != std::string::npos; at = text.find(shape, at)) {
    text.replace(at, text.find('Z', at) + 1 - at, "then");
  }
  return text;
}

void add_lines(std::vector<std::string>& lines, const std::string& what, const std::string& text) {
  std::stringstream in(timeless(text));
  for (std::string line; std::getline(in, line);) lines.push_back(what + " " + line);
}

/// One line for each user and group, in the order of their ids: who is there twice has two.
std::vector<std::string> told(const MemoryPlatform& platform) {
  std::vector<std::string> lines = platform.lines();
  for (const auto& kept : platform.users) {
    lines.push_back(fmt::format("{} invited {}", kept.user.id, static_cast<int>(kept.user.invited)));
  }
  for (const auto& group : platform.groups) {
    lines.push_back(fmt::format("{} under {} led by {}", group.id, group.parent, group.manager));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string words_of(const JournalStep& step) {
  return fmt::format("step {} {} {} {} user:{} group:{} input:{} before:{} shown:{} undo:{}", step.number,
                     name_of(step.kind), name_of(step.state), step.person, step.user, step.group,
                     step.input, step.before, step.shown, step.undo);
}

ApplyOptions options() {
  ApplyOptions made;
  made.who = "test";
  made.match_fields = {"email"};
  made.reference_fields = {"manager"};
  return made;
}

}  // namespace

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
  b.add(Kind::update_user, "E5", "U5").fields = {change_of("title", "Clerk", "Lead"),
                                                 change_of("email", "u5@x.example", "E5@x.example")};
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
  b.add(Kind::archive_user, "E7", "U7").because = {{"account.ends", "target.yaml:9:1"}};
  return b.json();
}

Scene::Scene(const RunVariant& of) : variant(of), state(state_for_test(folder, "state.db")) {
  MemoryPlatform platform;
  set_up(platform);
  hush(platform, variant);
  platform.save(this->platform());
  SqlStore store(hasty_database_of(state), "acme", Limits{});
  BOOST_TEST_REQUIRE(store.take_turn("test").has_value());
  Advance advance;
  advance.events = {MailReleased{parse_instant("2026-11-21T07:00:00Z").value()}};
  BOOST_TEST_REQUIRE(store.advance(advance).has_value());
}

Scene::Scene(const Scene& other) : variant(other.variant), state{other.state.name, folder.file("state.db")} {
  namespace fs = std::filesystem;
  fs::copy_file(other.platform(), platform());
  for (const char* part : {"", "-wal"}) {   // the third file, -shm, is made anew from these
    if (fs::exists(other.state.address + part)) fs::copy_file(other.state.address + part, state.address + part);
  }
}

std::unique_ptr<MemoryPlatform> Scene::opened_platform() const {
  auto made = std::make_unique<MemoryPlatform>();
  MemoryPlatform& platform = *made;
  platform.able.finds_by_external_id = variant.finds_by_external_id;
  platform.able.batch_max = variant.batch;
  if (variant.batch > 1) platform.able.batches = platform.able.can;
  platform.lower_case = {"email"};
  // Their ids do not depend on the order in which they were made: who is made twice is there twice.
  platform.id_of = [](const PlatformMutation& mutation) {
    return is_about_user(mutation.kind) ? "user " + mutation.person : "group " + mutation.group_key;
  };
  platform.load(this->platform());
  return made;
}

Result<ApplyReport> attempt(const Scene& scene, const std::string& json, Countdown& countdown,
                            const Watch& watch) {
  const auto made = scene.opened_platform();
  MemoryPlatform& platform = *made;
  PlayedClock clock(parse_instant("2026-11-21T08:05:00Z").value());
  platform.now = [&] { return clock.now(); };
  std::size_t effects = 0;
  if (watch) countdown.watch = [&] { watch(platform, effects); };
  platform.on_call = [&](const std::string&) { countdown.step(); };
  platform.on_effect = [&](const std::string&) {
    hush(platform, scene.variant);
    platform.save(scene.platform());
    ++effects;
    countdown.step();
  };
  SqlStore store(std::make_unique<DyingDatabase>(hasty_database_of(scene.state), countdown), "acme", Limits{});
  if (const auto turn = store.take_turn("test"); !turn) return tl::unexpected<Error>(turn.error());
  JOINERY_TRY(const SealedPlan plan, read_plan(json, Limits{}));
  Result<ApplyReport> report = apply(plan, {store, platform, clock}, options());
  if (watch) watch(platform, effects);
  return report;
}

std::vector<std::string> outcome(const Scene& scene) {
  const auto opened_platform = scene.opened_platform();
  MemoryPlatform& platform = *opened_platform;
  std::vector<std::string> lines = told(platform);
  for (const std::string mail : {"invite E1", "invite E5"}) {
    const auto sent = std::count(platform.mails.begin(), platform.mails.end(), mail);
    // Where nobody can see it, one that may have been sent is not sent again.
    if (scene.variant.tells_who_was_invited) lines.push_back(fmt::format("mail {} {}", mail, sent));
    else BOOST_TEST(sent <= 1, mail);
  }
  const auto store = opened(scene.state);
  bool has_unknown = false;
  std::vector<JournalStep> steps = store->steps(1).value();
  for (JournalStep& step : steps) {
    const bool may_be_unknown = step.kind == Kind::invite_user && !scene.variant.tells_who_was_invited;
    if (may_be_unknown && step.state == StepState::unknown) {
      has_unknown = true;
      step.state = StepState::done;
      step.input.clear();
    }
    if (may_be_unknown) step.input.clear();
    lines.push_back(words_of(step));
  }
  const std::vector<Run> runs = store->runs(9).value();
  for (const Run& run : runs) {
    const bool fine = run.state == (has_unknown ? RunState::partly : RunState::done);
    lines.push_back(fmt::format("run {} of {}, {}", run.number, run.serial, fine ? "over" : name_of(run.state)));
  }
  add_lines(lines, "memory", print(store->memory().value()));
  PlayedClock later(parse_instant("2026-11-21T09:00:00Z").value());
  add_lines(lines, "undo", undo(1, {*store, platform, later}, options()).value().text);
  return lines;
}

std::string crossroads(Database& state, const MemoryPlatform& platform) {
  std::string all;
  for (const std::string& line : told(platform)) all += line + '\n';
  for (const std::string& mail : platform.mails) all += mail + '\n';
  for (const char* rows :
       {"SELECT number, plan, state FROM runs ORDER BY number",
        "SELECT run, number, state, user_id, group_id, input, before, shown, undo FROM steps ORDER BY run, number",
        "SELECT text FROM events ORDER BY number", "SELECT text FROM checkpoints ORDER BY part",
        "SELECT hash FROM plans ORDER BY hash", "SELECT who FROM stops"}) {
    const auto read = state.run(rows, {}, [&](const DatabaseRow& row) {
      for (const std::string_view cell : row.cells) all += std::string(cell) + '\t';
      all += '\n';
    });
    BOOST_TEST_REQUIRE(read.has_value());
  }
  return timeless(std::move(all));
}

}  // namespace joinery::testing
