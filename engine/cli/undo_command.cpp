/// joinery undo: the plan that takes a run back. joinery stop: a run ends, and can go on.

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "engine/apply/undo.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct UndoArguments {
  std::string integration;
  std::uint64_t run = 0;
  std::string out;
  std::string state;
};

void show(const UndoPlan& made, const UndoArguments& options) {
  std::cout << fmt::format("run {} · {} changes take it back\n", options.run,
                           made.plan.mutations.size());
  std::array<std::size_t, mutation_kind_count> counts{};
  for (const SealedMutation& mutation : made.plan.mutations) {
    ++counts[static_cast<std::size_t>(mutation.kind)];
  }
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    if (counts[kind] == 0) continue;
    std::cout << fmt::format("  {} {}\n", counts[kind], name_of(static_cast<MutationKind>(kind)));
  }
  if (!made.left_alone.empty()) {
    std::cout << fmt::format("\n{} are left as they are:\n", made.left_alone.size());
    for (const std::string& line : made.left_alone) std::cout << "  " << line << '\n';
  }
  std::cout << fmt::format("\nplan {}\n", made.plan.hash);
  std::cout.flush();
}

ExitCode run_undo(Session& session, const UndoArguments& options) {
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const auto store = open_state(session, options.integration, mapping->graph->integration, options.state);
  if (!store) return fail_with(store.error());
  const auto platform = open_platform(session, *mapping);
  if (!platform) return fail_with(platform.error());
  const ApplyOptions how = apply_options(session, *mapping->graph);
  auto made = undo(options.run, {**store, **platform, working_clock(session)}, how);
  if (!made) return fail_with(made.error());
  SealedPlan& plan = made->plan;
  plan.integration = mapping->graph->integration;
  plan.path = options.integration;
  const std::string text = write_sealed(plan);
  const auto kept = (*store)->keep_plan({plan.hash, plan.serial, plan.as_of, plan.expires, text, {}});
  if (!kept) return fail_with(kept.error());
  if (!options.out.empty()) {
    std::ofstream file(options.out, std::ios::binary);
    file << text << '\n';
    file.close();
    if (!file) {
      complain(fmt::format("{} cannot be written", options.out));
      return ExitCode::failed;
    }
  }
  show(*made, options);
  return plan.mutations.empty() ? ExitCode::fine : ExitCode::held;
}

ExitCode run_stop(Session& session, const UndoArguments& options) {
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const auto store = open_state(session, options.integration, mapping->graph->integration, options.state);
  if (!store) return fail_with(store.error());
  const Instant now = working_clock(session).now();
  if (const auto asked = (*store)->ask_for_stop(session.who, now); !asked) {
    return fail_with(asked.error());
  }
  const auto told = (*store)->add_audit({now, session.who, "stop", mapping->graph->integration, ""});
  if (!told) return fail_with(told.error());
  std::cout << "asked to stop: a run that is at work ends within two seconds\n";
  return ExitCode::fine;
}

void add_integration(CLI::App& command, const std::shared_ptr<UndoArguments>& options) {
  command
      .add_option("INTEGRATION", options->integration,
                  "The customer's integration.yaml, or its folder")
      ->required();
  command.add_option("--state", options->state,
                     "Where the state is: a file, or postgresql://…; else JOINERY_STATE, else "
                     "state.db beside the integration");
}

}  // namespace

void add_undo(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "undo",
      "Make the plan that takes a run back, but for what has changed since. It changes nothing\n"
      "before somebody approves it and `joinery apply` carries it out.");
  auto options = std::make_shared<UndoArguments>();
  add_integration(*command, options);
  command->add_option("RUN", options->run, "The number of the run")->required();
  command->add_option("--out", options->out, "Writes the plan to this file");
  command->callback([&action, options] {
    action = [options](Session& session) { return run_undo(session, *options); };
  });
}

void add_stop(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("stop", "Ask the run that is at work to stop; the same plan can go on.");
  auto options = std::make_shared<UndoArguments>();
  add_integration(*command, options);
  command->callback([&action, options] {
    action = [options](Session& session) { return run_stop(session, *options); };
  });
}

}  // namespace joinery
