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

void add_capture(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_map(CLI::App& app, Action& action);
void add_eval(CLI::App& app, Action& action);
void add_why(CLI::App& app, Action& action);
void add_plan(CLI::App& app, Action& action);
void add_test(CLI::App& app, Action& action);
void add_graph(CLI::App& app, Action& action);
void add_fmt(CLI::App& app, Action& action);
void add_read(CLI::App& app, Action& action);
void add_functions(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);

}  // namespace joinery
