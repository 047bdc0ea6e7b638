#pragma once
/// docs/connector-powers.md, compared with the tests that it names.

#include "tests/tidy/repository.hpp"

namespace joinery::tidy {

/// Rows that are missing or stand twice, rows that name no test, and tests and conversations that are
/// not there.
[[nodiscard]] Complaints wrong_powers(const Repository& repository);

}  // namespace joinery::tidy
