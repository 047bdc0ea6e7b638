#pragma once
/// `joinery check --records`: what the records say about the mapping's tables.

#include <string>

#include "engine/cli/mapping.hpp"

namespace joinery {

/// Appends to the mapping's diagnostics.
[[nodiscard]] Result<void> report_tables(Session& session, Mapping& mapping,
                                         const std::string& records, RunClock clock);

}  // namespace joinery
