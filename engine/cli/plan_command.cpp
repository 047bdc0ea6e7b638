/// joinery plan: what would change on the platform. Writes nothing there.

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/planning.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct PlanArguments {
  PlanningOptions planning;
  std::string out;
  std::string format = "text";
};

ExitCode show(const Session& session, const PlanArguments& options, const Plan& plan,
              const PlanContext& context) {
  if (!options.out.empty()) {
    std::ofstream file(options.out, std::ios::binary);
    write_json(plan, context, [&](std::string_view piece) { file << piece; });
    file << '\n';
    file.close();
    if (!file) {
      complain(fmt::format("{} cannot be written", options.out));
      return ExitCode::failed;
    }
  }
  if (options.format == "json") {
    write_json(plan, context, [](std::string_view piece) { std::cout << piece; });
    std::cout << '\n';
  } else {
    std::cout << print_text(plan, context,
                            session.data_on_terminal ? PlanColors::on : PlanColors::off);
  }
  std::cout.flush();
  if (!plan.complete) return ExitCode::source_incomplete;
  if (plan.held()) return ExitCode::held;
  return plan.mutations.empty() ? ExitCode::fine : ExitCode::changes;
}

ExitCode run(Session& session, const PlanArguments& options) {
  Planning planning(options.planning);
  if (const auto opened = planning.open(session); !opened) return fail_with(opened.error());
  const std::string& name = planning.mapping().graph->integration;
  // A plan of the real world stands on a state, so that a first run is known to be the first.
  const auto open = planning.asks_platform() ? open_state : existing_state;
  const auto state = open(session, options.planning.integration, name, options.planning.state);
  if (!state) return fail_with(state.error());
  std::unique_ptr<Platform> platform;
  if (planning.asks_platform()) {
    auto opened = open_platform(session, planning.mapping());
    if (!opened) return fail_with(opened.error());
    platform = std::move(*opened);
  }
  const auto made = planning.make(session, platform.get(), state->get());
  if (!made) return fail_with(made.error());
  std::cerr << planning.proposals();
  return show(session, options, planning.plan(), planning.context());
}

}  // namespace

void add_plan(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "plan",
      "Compare what HR says with what the platform has, and say what would change: the smallest\n"
      "set of changes, in their order, with the guards' word on them. Changes nothing.");
  auto options = std::make_shared<PlanArguments>();
  command
      ->add_option("INTEGRATION", options->planning.integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command
      ->add_option("--records", options->planning.records,
                   "What HR has: NDJSON, a JSON list, a page as the vendor sends it, or the folder of\n"
                   "a snapshot; if not said, the vendor is asked");
  command->add_option("--users", options->planning.users,
                      "What the platform has: its users, as a JSON list or NDJSON; if neither this nor\n"
                      "--records is said, the platform is asked");
  command->add_option("--groups", options->planning.groups, "Its groups, as a JSON list or NDJSON");
  command->add_option("--guards", options->planning.guards,
                      "The file of guards; guards.yaml beside the integration if not said");
  command->add_option("--memory", options->planning.memory,
                      "What is remembered of earlier runs, as JSON; nothing if absent");
  command->add_option("--out", options->out, "Writes the plan, as JSON, to this file, too");
  command->add_option("--state", options->planning.state,
                      "Where the state is: a file, or postgresql://…; else JOINERY_STATE, else "
                      "state.db beside the integration");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->planning.at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->add_option("--threads", options->planning.threads, "How many threads; all cores if not said")
      ->check(CLI::Range(1, 256));
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
