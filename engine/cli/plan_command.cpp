/// joinery plan: what would change on the platform. Writes nothing there.

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/planning.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct PlanArguments {
  PlanningOptions planning;
  std::vector<std::string> out;
  std::string format = "text";
};

[[nodiscard]] bool write(const std::string& out, const Planning& planning) {
  std::ofstream file(out, std::ios::binary);
  if (out.ends_with(".html")) {
    file << print_html(planning.plan(), planning.context());
  } else {
    planning.write([&](std::string_view piece) { file << piece; });
    file << '\n';
  }
  file.close();
  return !file.fail();
}

ExitCode show(const Session& session, const PlanArguments& options, const Planning& planning) {
  const Plan& plan = planning.plan();
  for (const std::string& out : options.out) {
    if (write(out, planning)) continue;
    complain(fmt::format("{} cannot be written", out));
    return ExitCode::failed;
  }
  if (options.format == "json") {
    planning.write([](std::string_view piece) { std::cout << piece; });
    std::cout << '\n';
  } else {
    std::cout << print_text(plan, planning.context(),
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
    if (!opened && !options.planning.records.empty()) {
      complain(opened.error().what + "; `--users` says what the platform has where it cannot be asked");
      return ExitCode::failed;
    }
    if (!opened) return fail_with(opened.error());
    platform = std::move(*opened);
  }
  const auto made = planning.make(session, platform.get(), state->get());
  if (!made) return fail_with(made.error());
  std::cerr << planning.proposals();
  if (planning.plan().platform_unseen) std::cerr << fmt::format("note: {}\n", unseen_platform);
  // Nobody carries out a plan without changes: what was seen on the way is remembered at once. Where
  // another process is at work, that one does it.
  const std::string who = session.who.empty() ? "somebody" : session.who;
  const bool is_real = planning.asks_platform() && planning.is_witnessed();
  if (is_real && planning.plan().mutations.empty() && (*state)->take_turn(who)) {
    if (const auto done = planning.remember_seen(**state); !done) return fail_with(done.error());
  }
  return show(session, options, planning);
}

}  // namespace

void add_plan(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "plan",
      "Compare what HR says with what the platform has, and say what would change: the smallest\n"
      "set of changes, in their order, with the guards' word on them. Changes nothing.");
  auto options = std::make_shared<PlanArguments>();
  options_of_planning(*command, options->planning);
  command
      ->add_option("--records", options->planning.records,
                   "What HR has: NDJSON, a JSON list, a page as the vendor sends it, or the folder of\n"
                   "a snapshot; if not said, the vendor is asked");
  command->add_option("--users", options->planning.users,
                      "What the platform has: its users, as a JSON list or NDJSON; if not said, the platform\n"
                      "is asked. With --records, and no credentials with which to ask it, it is taken to be\n"
                      "empty, and the plan cannot be applied");
  command->add_option("--groups", options->planning.groups, "Its groups, as a JSON list or NDJSON");
  command->add_option("--memory", options->planning.memory,
                      "What is remembered of earlier runs, as JSON; nothing if absent");
  command
      ->add_option("--out", options->out,
                   "Writes the plan to this file, too: as JSON, to be carried out, or as a page to be\n"
                   "read where the name ends in .html; may be said for each")
      ->allow_extra_args(false);
  option_format(*command, options->format);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
