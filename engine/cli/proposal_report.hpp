#pragma once
/// What would change if what an integration proposes were in force: told in every run.

#include <string>

#include "engine/cli/mapping.hpp"

namespace joinery {

/// A few lines for people: how many would change, and by which proposal. Empty where nothing is
/// proposed. Reads the records once more; of standard input, which cannot be, it says so.
[[nodiscard]] Result<std::string> proposal_text(const Session& session, const Mapping& mapping,
                                                const std::string& records, RunClock clock,
                                                std::size_t threads);

}  // namespace joinery
