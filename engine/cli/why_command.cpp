/// joinery why: placeholder until engine/explain lands.
#include "engine/cli/command.hpp"
namespace joinery { void add_why(CLI::App&, Action&) {} }
