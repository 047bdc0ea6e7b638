#pragma once
/// The mapping of the cases (tests/cases/mapping), with lines that one of them adds to the
/// integration.

#include <string>

#include "tests/support/compiled.hpp"

namespace joinery::testing {

/// Compiled once for the same lines.
[[nodiscard]] const CompiledMapping& case_mapping(const std::string& more = "");

}  // namespace joinery::testing
