#pragma once
/// The options that several commands have, said once. `into` outlives the command line.

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>

namespace joinery {

struct PlanningOptions;

void option_integration(CLI::App& command, std::string& into);
void option_state(CLI::App& command, std::string& into);
void option_format(CLI::App& command, std::string& into);   ///< text or json
void option_at(CLI::App& command, std::string& into);
/// Of whatever plans: integration, guards, state, time, threads.
void options_of_planning(CLI::App& command, PlanningOptions& into);

}  // namespace joinery
