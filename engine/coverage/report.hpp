#pragma once
/// A coverage for people, for programs, and for the tools that show coverage beside the lines of a
/// file. Stable: the same points give the same bytes.

#include <span>
#include <string>

#include "engine/coverage/point.hpp"

namespace joinery {

/// Counts by file and kind, then everything that was not reached, with its place and what would
/// reach it where that is known. Rows of one table are told together.
[[nodiscard]] std::string coverage_text(std::span<const CoveragePoint> points);
/// One object: `counts` and all `points`.
[[nodiscard]] std::string coverage_json(std::span<const CoveragePoint> points);
/// The tracefile format of lcov: a line is hit if anything on it was reached; the ways of a rule, a
/// condition or an `else` are the branches of its line.
[[nodiscard]] std::string coverage_lcov(std::span<const CoveragePoint> points);

}  // namespace joinery
