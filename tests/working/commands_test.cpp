/// An admin at work: plans that are approved, carried out, looked up and taken back.

#include <fstream>
#include <iostream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/cli/command.hpp"
#include "engine/store/open_store.hpp"
#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

using Kind = MutationKind;

/// The platform of a test, lent to a command.
class Lent final : public Platform {
 public:
  explicit Lent(Platform& real) : real_(real) {}
  [[nodiscard]] const PlatformAbilities& abilities() const override { return real_.abilities(); }
  [[nodiscard]] Result<PlatformReading> read_users(
      const std::function<void(const PlatformUser&)>& each) override {
    return real_.read_users(each);
  }
  [[nodiscard]] Result<PlatformReading> read_groups(
      const std::function<void(const PlatformGroup&)>& each) override {
    return real_.read_groups(each);
  }
  [[nodiscard]] Result<std::vector<PlatformUser>> find_users(
      const PlatformQuestion& question) override {
    return real_.find_users(question);
  }
  [[nodiscard]] Result<std::vector<PlatformGroup>> find_groups(
      const PlatformQuestion& question) override {
    return real_.find_groups(question);
  }
  [[nodiscard]] std::vector<MutationAnswer> carry_out(
      std::span<const PlatformMutation> mutations) override {
    return real_.carry_out(mutations);
  }

 private:
  Platform& real_;
};

struct Said {
  int code = -1;
  std::string data, messages;
};

struct Desk {
  PlayedWorld world;
  std::string state = "--state " + world.folder.file("desk.db");

  /// `joinery WORDS`, in this process.
  Said run(const std::string& words) {
    std::ostringstream data, messages;
    auto* const out = std::cout.rdbuf(data.rdbuf());
    auto* const err = std::cerr.rdbuf(messages.rdbuf());
    Said said;
    said.code = run_words(words);
    std::cout.rdbuf(out);
    std::cerr.rdbuf(err);
    said.data = data.str();
    said.messages = messages.str();
    return said;
  }

  std::string write(const std::string& name, const std::string& text) const {
    const std::string path = world.folder.file(name);
    std::ofstream(path) << text << '\n';
    return path;
  }

 private:
  int run_words(const std::string& words) {
    CLI::App app{"joinery"};
    Action action;
    add_apply(app, action);
    add_status(app, action);
    add_undo(app, action);
    add_stop(app, action);
    add_release(app, action);
    add_forget(app, action);
    add_why(app, action);
    try {
      app.parse(words);
    } catch (const CLI::ParseError& error) {
      std::cerr << error.what();
      return 1;
    }
    auto session = open_session("joinery");
    if (!session) return 1;
    session->who = "ada";
    session->clock = &world.clock;
    session->platform = [this](const Mapping&) -> Result<std::unique_ptr<Platform>> {
      return std::unique_ptr<Platform>(std::make_unique<Lent>(world.platform));
    };
    return static_cast<int>(action(*session));
  }
};

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
  auto store = open_store(desk.world.folder.file("desk.db"), "acme", Limits{});
  BOOST_TEST_REQUIRE(store.has_value());
  BOOST_TEST_REQUIRE((*store)->take_turn("test").has_value());
  return std::move(*store);
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
  BOOST_TEST(has(all.messages, "note: ada said yes at 2026-11-21T08:00:00Z: checked"));
  BOOST_TEST(has(all.data, "run 1, which went on: 2 of 2 done"));
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
    known.events = {Decided{"E1", true, {}, parsed("2026-11-21T00:00:00Z")},
                    Decided{"E2", true, {}, parsed("2026-11-22T00:00:00Z")}};
    BOOST_TEST_REQUIRE(store->advance(known).has_value());
  }
  const Said said = desk.run("status examples/acme --at 2026-11-21T03:10:00Z " + desk.state);
  BOOST_TEST(has(said.data, "late by 3 h 10 min"));
  BOOST_TEST(has(said.data, "1 are due:\n  2026-11-21T00:00:00Z  E1"));
  BOOST_TEST(has(said.data, "1 join, leave or change later:\n  2026-11-22T00:00:00Z  E2"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
