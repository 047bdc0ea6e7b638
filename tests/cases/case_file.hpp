#pragma once
/// Cases as text: what HR says, what the platform has, and the plan that must come of it, line by
/// line. See tests/cases/README.md for the form.

#include <string>
#include <string_view>
#include <vector>

namespace joinery::testing {

struct PlanCase {
  std::string file;
  std::size_t line = 0;
  std::string title;
  std::string at = "2026-11-21T08:00:00Z";
  std::string records, users, groups;   ///< NDJSON
  std::vector<std::string> plan;        ///< as written
};

[[nodiscard]] std::vector<PlanCase> read_cases(const std::string& file);

}  // namespace joinery::testing
