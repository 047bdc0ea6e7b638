#pragma once
/// The mapping of the cases (tests/cases/mapping), with lines that one of them adds to the
/// integration.

#include <string>

#include "tests/support/compiled.hpp"

namespace joinery::testing {

/// Compiled once for the same lines. `email` is the type of the field that people are matched by.
[[nodiscard]] const CompiledMapping& case_mapping(const std::string& more = "",
                                                  const std::string& email = "email");

}  // namespace joinery::testing
