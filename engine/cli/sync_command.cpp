/// joinery sync: asks HR and the platform, plans, and carries out what no guard holds.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/planning.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct SyncArguments {
  PlanningOptions planning;
  std::string format = "text";
};

/// Plans once more on what the platform has now: nothing may be left that nobody holds.
Result<std::string> verify(Session& session, Planning& planning, Platform& platform, Store& store) {
  if (const auto again = planning.make(session, &platform, &store); !again) {
    return tl::unexpected<Error>(again.error());
  }
  std::size_t left = 0;
  for (const Mutation& mutation : planning.plan().mutations) left += mutation.guard == nobody ? 1 : 0;
  if (left == 0) return std::string("Verified: nothing is left to do.\n");
  return fmt::format("Looked again: {} changes are left for the next run.\n", left);
}

Result<ExitCode> carry_out(Session& session, const SyncArguments& options, Planning& planning,
                           Platform& platform, Store& store, WaitingClock& clock) {
  const bool as_text = options.format == "text";
  const ApplyOptions how = apply_options(session, *planning.mapping().graph);
  JOINERY_TRY(const std::vector<std::string> found, recover({store, platform, clock}, how));
  for (const std::string& line : found) std::cerr << "note: " << line << '\n';

  if (const auto made = planning.make(session, &platform, &store); !made) {
    return tl::unexpected<Error>(made.error());
  }
  if (as_text) {
    std::cout << print_text(planning.plan(), planning.context(),
                            session.data_on_terminal ? PlanColors::on : PlanColors::off);
  }
  if (!planning.plan().complete && planning.plan().mutations.empty()) return ExitCode::source_incomplete;
  if (planning.plan().mutations.empty()) {
    if (const auto done = planning.remember_seen(store); !done) {
      return tl::unexpected<Error>(done.error());
    }
    if (!as_text) std::cout << planning.text() << '\n';
    return ExitCode::fine;
  }
  JOINERY_TRY(const SealedPlan sealed, read_plan(planning.text(), session.limits));
  JOINERY_TRY(const ApplyReport report, apply(sealed, {store, platform, clock}, how));
  const AuditEntry entry{clock.now(), how.who, "sync", sealed.hash, fmt::format("run {}", report.run)};
  if (const auto told = store.add_audit(entry); !told) return tl::unexpected<Error>(told.error());
  std::cout << (as_text ? print_text(report, sealed.integration) : print_json(report, sealed) + "\n");
  if (as_text && report.count_of(StepState::done) > 0) {
    JOINERY_TRY(const std::string verified, verify(session, planning, platform, store));
    std::cout << verified;
  }
  return exit_code_of(report);
}

ExitCode run(Session& session, const SyncArguments& options) {
  Planning planning(options.planning);
  if (const auto opened = planning.open(session); !opened) return fail_with(opened.error());
  const std::string& name = planning.mapping().graph->integration;
  const auto store = open_state(session, options.planning.integration, name, options.planning.state);
  if (!store) return fail_with(store.error());
  const auto platform = open_platform(session, planning.mapping());
  if (!platform) return fail_with(platform.error());
  const auto clock = working_clock_at(session, options.planning.at);
  if (!clock) return ExitCode::failed;
  const std::string who = session.who.empty() ? "somebody" : session.who;
  if (const auto turn = (*store)->take_turn(who); !turn) return fail_with(turn.error());
  const auto done = carry_out(session, options, planning, **platform, **store, *clock);
  std::cout.flush();
  return done ? *done : fail_with(done.error());
}

}  // namespace

void add_sync(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "sync",
      "Ask HR and the platform, plan, and carry out what no guard holds; then look again. What is\n"
      "held waits for somebody: `joinery plan --out FILE`, then `joinery apply FILE --approve HASH`.");
  auto options = std::make_shared<SyncArguments>();
  options_of_planning(*command, options->planning);
  option_format(*command, options->format);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
