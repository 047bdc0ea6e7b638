#pragma once
/// Cases as text: what HR says, what the platform has, and the plan that must come of it, line by
/// line. See tests/cases/README.md for the form.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joinery::testing {

/// One run of a case. What is not said is as the run before left it.
struct CaseRun {
  std::string at = "2026-11-21T08:00:00Z";
  std::string records;
  std::optional<std::string> users, groups;   ///< NDJSON
  std::vector<std::string> memory;            ///< events, one a line; `unreleased`
  std::vector<std::string> source;            ///< what is known of the records; see the README
  std::string integration;                    ///< lines that the integration ends with
  bool remembers = false;                     ///< there is a memory
  bool approve = false;                       ///< what guards hold is let through
  std::vector<std::string> plan;              ///< as written
  std::size_t plan_line = 0, plan_end = 0;    ///< lines of the file: `plan`, and the first after it
};

struct PlanCase {
  std::string file;
  std::size_t line = 0;
  std::string title;
  std::vector<CaseRun> runs;
};

[[nodiscard]] std::vector<PlanCase> read_cases(const std::string& file);

}  // namespace joinery::testing
