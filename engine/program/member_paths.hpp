#pragma once
/// What the reader of records must deliver for the readings of a program. Internal to
/// engine/program.

#include "engine/graph/graph.hpp"
#include "engine/program/program.hpp"

namespace joinery {

/// `reading` as a program has it. Its path begins with members that the reader can follow; what
/// comes behind them is looked for in the JSON of what the reader found. Adds to `program.wanted`.
[[nodiscard]] ProgramReading place_reading(const Reading& reading, Program& program);

}  // namespace joinery
