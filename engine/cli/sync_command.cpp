/// joinery sync: asks HR and the platform, plans, and carries out what no guard holds.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/alerting.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/planning.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct SyncArguments {
  PlanningOptions planning;
  std::string format = "text";
  std::vector<std::string> alerts;
};

/// How it ended, and what whoever is told of it ought to know.
struct Ended {
  ExitCode code = ExitCode::failed;
  std::string more;
};

/// What is told of a run leaves the machine: counts, and nothing about anybody.
std::string counts_of(const Plan& plan, const ApplyReport& report) {
  std::string lines;
  for (const StepState state : {StepState::done, StepState::failed, StepState::unknown, StepState::conflict,
                                StepState::blocked, StepState::left, StepState::held}) {
    if (report.count_of(state) > 0) lines += fmt::format("{} {}\n", report.count_of(state), name_of(state));
  }
  for (const GuardResult& guard : plan.guards) {
    if (!guard.tripped) continue;
    lines += fmt::format("guard {}: {} of {}, and {} may be\n", guard.name, guard.count, guard.population, guard.limit);
  }
  return lines;
}

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

Result<Ended> carry_out(Session& session, const SyncArguments& options, Planning& planning,
                           Platform& platform, Store& store, WaitingClock& clock) {
  const bool as_text = options.format == "text";
  const ApplyOptions how = apply_options(session, *planning.mapping().graph);
  JOINERY_TRY(const std::vector<std::string> found, recover({store, platform, clock}, how));
  for (const std::string& line : found) std::cerr << "note: " << line << '\n';

  if (const auto made = planning.make(session, &platform, &store); !made) {
    return tl::unexpected<Error>(made.error());
  }
  std::cerr << planning.proposals();
  if (as_text) {
    std::cout << print_text(planning.plan(), planning.context(),
                            session.data_on_terminal ? PlanColors::on : PlanColors::off);
  }
  if (!planning.plan().complete && planning.plan().mutations.empty()) {
    return Ended{ExitCode::source_incomplete, planning.plan().incomplete + "\n"};
  }
  if (planning.plan().mutations.empty()) {
    if (const auto done = planning.remember_seen(store); !done) {
      return tl::unexpected<Error>(done.error());
    }
    if (!as_text) std::cout << planning.text() << '\n';
    return Ended{ExitCode::fine, {}};
  }
  JOINERY_TRY(const SealedPlan sealed, read_plan(planning.text(), session.limits));
  JOINERY_TRY(const ApplyReport report, apply(sealed, {store, platform, clock}, how));
  const AuditEntry entry{clock.now(), how.who, "sync", sealed.hash, fmt::format("run {}", report.run)};
  if (const auto told = store.add_audit(entry); !told) return tl::unexpected<Error>(told.error());
  Ended ended{exit_code_of(report), counts_of(planning.plan(), report)};
  std::cout << (as_text ? print_text(report, sealed.integration) : print_json(report, sealed) + "\n");
  if (as_text && report.count_of(StepState::done) > 0) {
    JOINERY_TRY(const std::string verified, verify(session, planning, platform, store));
    std::cout << verified;
  }
  return ended;
}

Ended failed(const Error& error) { return {fail_with(error), error.what + "\n"}; }

/// `store`: as soon as there is one.
Ended sync(Session& session, const SyncArguments& options, Planning& planning, std::unique_ptr<Store>& store) {
  if (const auto opened = planning.open(session); !opened) return failed(opened.error());
  const std::string& name = planning.mapping().graph->integration;
  auto state = open_state(session, options.planning.integration, name, options.planning.state);
  if (!state) return failed(state.error());
  store = std::move(*state);
  const auto platform = open_platform(session, planning.mapping());
  if (!platform) return failed(platform.error());
  const auto clock = working_clock_at(session, options.planning.at);
  if (!clock) return {};
  const std::string who = session.who.empty() ? "somebody" : session.who;
  if (const auto turn = store->take_turn(who); !turn) return failed(turn.error());
  const auto done = carry_out(session, options, planning, **platform, *store, *clock);
  std::cout.flush();
  return done ? *done : failed(done.error());
}

ExitCode run(Session& session, const SyncArguments& options) {
  Planning planning(options.planning);
  std::unique_ptr<Store> store;
  const Ended ended = sync(session, options, planning, store);
  if (!is_alarming(ended.code)) return ended.code;
  const std::string& path = options.planning.integration;
  Alert alert{path, path, working_clock(session).now(), {}, ended.more};
  if (store != nullptr) alert.integration = planning.mapping().graph->integration;
  if (const auto at = clock_at(options.planning.at); at && !options.planning.at.empty()) alert.at = at->now;
  alert.what = fmt::format("{} (exit code {})", words_of(ended.code), static_cast<int>(ended.code));
  (void)raise_alert(session, options.alerts, alert, store.get());
  return ended.code;
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
  option_alert(*command, options->alerts);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
