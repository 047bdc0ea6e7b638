#include "engine/cli/shared_options.hpp"

#include "engine/cli/planning.hpp"

namespace joinery {

void option_integration(CLI::App& command, std::string& into) {
  command.add_option("INTEGRATION", into, "The customer's integration.yaml, or its folder")->required();
}

void option_state(CLI::App& command, std::string& into) {
  command.add_option("--state", into,
                     "Where the state is: a file, or postgresql://…; else JOINERY_STATE, else "
                     "state.db beside the integration");
}

void option_format(CLI::App& command, std::string& into) {
  command.add_option("--format", into, "text or json")->check(CLI::IsMember({"text", "json"}));
}

void option_at(CLI::App& command, std::string& into) {
  command.add_option("--at", into, "The time to take as now (2026-11-21T08:00:00Z)");
}

void options_of_planning(CLI::App& command, PlanningOptions& into) {
  option_integration(command, into.integration);
  command.add_option("--guards", into.guards,
                     "The file of guards; guards.yaml beside the integration if not said");
  option_state(command, into.state);
  option_at(command, into.at);
  command.add_option("--threads", into.threads, "How many threads; all cores if not said")
      ->check(CLI::Range(1, 256));
}

}  // namespace joinery
