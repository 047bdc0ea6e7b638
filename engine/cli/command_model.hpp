#pragma once
/// The command line as data, read from the parser itself: what completions and the manual are made of,
/// so that neither can forget a command or an option.

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace joinery {

struct OptionModel {
  std::vector<std::string> names;   ///< `--format`, `-f`; empty for what stands without a name
  std::string value;                ///< `PATH`, `TEXT`; empty for a flag
  std::vector<std::string> values;  ///< where only these are possible
  std::string about;
  bool required = false;
  bool many = false;
};

struct CommandModel {
  std::string name;
  std::string about;
  std::vector<OptionModel> options;      ///< with names
  std::vector<OptionModel> positionals;  ///< in their order
  std::vector<CommandModel> commands;    ///< below this one
};

/// The commands in the order in which they were added. The parser may be in any state.
[[nodiscard]] std::vector<CommandModel> commands_of(const CLI::App& app);
/// `--format text|json`, as a synopsis shows it, without brackets.
[[nodiscard]] std::string written(const OptionModel& option);

}  // namespace joinery
