#pragma once
/// The commands: each adds itself to the command line with its help, and says how it is run. One
/// file each.

#include <functional>

#include <CLI/CLI.hpp>

#include "engine/cli/exit_code.hpp"
#include "engine/cli/session.hpp"

namespace joinery {

/// What is to be done once the command line was understood.
using Action = std::function<ExitCode(Session&)>;

void add_alert(CLI::App& app, Action& action);
void add_capture(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_map(CLI::App& app, Action& action);
void add_eval(CLI::App& app, Action& action);
void add_why(CLI::App& app, Action& action);
void add_plan(CLI::App& app, Action& action);
void add_sync(CLI::App& app, Action& action);
void add_apply(CLI::App& app, Action& action);
void add_status(CLI::App& app, Action& action);
void add_undo(CLI::App& app, Action& action);
void add_stop(CLI::App& app, Action& action);
void add_release(CLI::App& app, Action& action);
void add_forget(CLI::App& app, Action& action);
void add_test(CLI::App& app, Action& action);
void add_graph(CLI::App& app, Action& action);
void add_fmt(CLI::App& app, Action& action);
void add_read(CLI::App& app, Action& action);
void add_functions(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_fetch(CLI::App& app, Action& action);
void add_hook(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_doc(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_completion(CLI::App& app, Action& action);
void add_man(CLI::App& app, Action& action);

}  // namespace joinery
