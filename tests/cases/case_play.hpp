#pragma once
/// What every way of playing a case begins with: all cases, and the question that a run asks.

#include <string>
#include <vector>

#include "tests/cases/case_file.hpp"
#include "tests/cases/planned.hpp"

namespace joinery::testing {

/// Of every file in tests/cases, sorted by file.
[[nodiscard]] std::vector<PlanCase> all_cases();

/// What a run asks, but for the memory, which is the player's.
[[nodiscard]] CaseQuestion question_of(const CaseRun& run, std::string users, std::string groups);

/// Whether a run says that nothing was ever let through.
[[nodiscard]] bool is_unreleased(const CaseRun& run);
/// The events of its memory, but for that.
[[nodiscard]] std::vector<MemoryEvent> events_of(const CaseRun& run);

}  // namespace joinery::testing
