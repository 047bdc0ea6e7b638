/// joinery alert: tries whether an alert would reach somebody, or hears that one came back.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/alerting.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct AlertArguments {
  std::string integration, state, at;
  std::string bounced;
  std::vector<std::string> channels;
};

ExitCode run(Session& session, const AlertArguments& options) {
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const std::string& name = mapping->graph->integration;
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  if (options.channels.empty() && session.alerts.empty()) {
    complain("nobody is named: give `--alert COMMAND`, or JOINERY_ALERT");
    return ExitCode::failed;
  }
  const auto store = open_state(session, options.integration, name, options.state);
  if (!store) return fail_with(store.error());
  Alert alert{name, options.integration, clock->now, "this is a trial, and nothing is wrong", ""};
  std::string because;
  if (!options.bounced.empty()) {
    alert.what = "an alert came back, and nobody may have read it";
    alert.more = "It came back with: " + options.bounced + "\n";
    because = "what channel 1 took came back: " + options.bounced + "; ";
  }
  const std::size_t first = options.bounced.empty() ? 0 : 1;
  if (!raise_alert(session, options.channels, alert, store->get(), first, because)) return ExitCode::failed;
  std::cout << fmt::format("{} · somebody is told\n", name);
  return ExitCode::fine;
}

}  // namespace

void add_alert(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "alert",
      "Try whether alerts of `sync` would reach somebody. With `--bounced`, the first channel is known\n"
      "not to reach anybody: the next one is told, and `joinery status` says so.");
  auto options = std::make_shared<AlertArguments>();
  option_integration(*command, options->integration);
  option_alert(*command, options->channels);
  command->add_option("--bounced", options->bounced, "What the mail system gave back");
  option_state(*command, options->state);
  option_at(*command, options->at);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
