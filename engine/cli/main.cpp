#include <csignal>
#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "engine/cli/command.hpp"
#include "engine/cli/session.hpp"

namespace {

constexpr const char* about =
    "Joinery decides from HR records who is a user of a learning platform, and how.\n"
    "\n"
    "  joinery check examples/acme                        is the mapping right?\n"
    "  joinery map examples/acme --records people.json    what would become of everybody?\n"
    "  joinery why examples/acme E12 --records people.json   why is E12 left out?\n"
    "  joinery test examples/acme                         are all examples as expected?\n"
    "\n"
    "Only `apply` and `sync` write to a platform. Times are written as 2026-11-21T08:00:00Z.";

int run(int count, char** words) {
  CLI::App app{about, "joinery"};
  app.require_subcommand(1);
  app.set_version_flag("--version", JOINERY_VERSION);
  app.failure_message(CLI::FailureMessage::help);
  joinery::Action action;
  joinery::add_check(app, action);
  joinery::add_map(app, action);
  joinery::add_plan(app, action);
  joinery::add_sync(app, action);
  joinery::add_apply(app, action);
  joinery::add_status(app, action);
  joinery::add_undo(app, action);
  joinery::add_stop(app, action);
  joinery::add_release(app, action);
  joinery::add_alert(app, action);
  joinery::add_forget(app, action);
  joinery::add_eval(app, action);
  joinery::add_why(app, action);
  joinery::add_test(app, action);
  joinery::add_capture(app, action);
  joinery::add_graph(app, action);
  joinery::add_fmt(app, action);
  joinery::add_read(app, action);
  joinery::add_functions(app, action);
  joinery::add_compare(app, action);
  joinery::add_fetch(app, action);
  joinery::add_hook(app, action);
  joinery::add_new(app, action);
  joinery::add_doc(app, action);
  joinery::add_explain(app, action);
  joinery::add_schema(app, action);
  joinery::add_completion(app, action);
  joinery::add_man(app, action);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    // Help and version are fine; any wrong usage is 1, whatever number the parser has for it.
    return app.exit(error) == 0 ? 0 : 1;
  }
  auto session = joinery::open_session(words[0]);
  if (!session) return 1;
  return static_cast<int>(action(*session));
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an output that cannot be written, not an end
  std::ios::sync_with_stdio(false);
  try {
    return run(count, words);
  } catch (const std::exception& error) {
    std::cerr << "internal error, please report: " << error.what() << '\n';
    return 1;
  }
}
