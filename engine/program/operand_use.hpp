#pragma once
/// What the numbers of an instruction mean, for whoever looks at all instructions alike (printing,
/// verifying). Internal to engine/program.

#include <cstdint>

#include "engine/program/instruction.hpp"

namespace joinery {

enum class OperandUse : std::uint8_t {
  none, slot, place, block, scope, reading, field, set, table, pattern, function, unit,
  operands,   ///< the first of several; the next number counts them
  bodies,
  count,      ///< belongs to the one before
};

struct InstructionShape {
  bool has_result = false;
  OperandUse a = OperandUse::none;
  OperandUse b = OperandUse::none;
  OperandUse c = OperandUse::none;
};

[[nodiscard]] InstructionShape shape_of(Opcode op);

}  // namespace joinery
