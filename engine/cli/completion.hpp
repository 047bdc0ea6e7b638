#pragma once
/// Completion of command lines for the shells people have, as scripts that the shell reads.

#include <string>
#include <vector>

#include "engine/cli/command_model.hpp"

namespace joinery {

[[nodiscard]] std::string bash_completion(const std::vector<CommandModel>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandModel>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandModel>& commands);

}  // namespace joinery
