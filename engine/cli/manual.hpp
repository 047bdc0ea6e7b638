#pragma once
/// The manual page joinery(1), in roff.

#include <string>
#include <vector>

#include "engine/cli/command_model.hpp"

namespace joinery {

/// The same bytes for the same commands: no date, as that would be one of the build.
[[nodiscard]] std::string manual_page(const std::vector<CommandModel>& commands,
                                      const std::string& version);

}  // namespace joinery
