#include "engine/program/operand_use.hpp"

namespace joinery {

InstructionShape shape_of(Opcode op) {
  using enum OperandUse;
  switch (op) {
    case Opcode::end: return {};
    case Opcode::end_block: return {false, block, none, scope};
    case Opcode::ensure: return {false, block, place, scope};
    case Opcode::jump: return {false, none, place, none};
    case Opcode::move: return {true, slot, none, none};
    case Opcode::move_jump:
    case Opcode::take_present:
    case Opcode::and_first:
    case Opcode::and_next:
    case Opcode::or_first:
    case Opcode::or_next:
    case Opcode::in_first: return {true, slot, place, none};
    case Opcode::branch: return {true, slot, place, place};
    case Opcode::in_next: return {true, slot, place, slot};
    case Opcode::read: return {true, reading, none, none};
    case Opcode::read_once: return {true, reading, block, none};
    case Opcode::element:
    case Opcode::each:
    case Opcode::field: return {true, slot, field, none};
    case Opcode::now:
    case Opcode::refuse: return {true, none, none, none};
    case Opcode::today:
    case Opcode::not_:
    case Opcode::is_blank:
    case Opcode::is_present:
    case Opcode::negate:
    case Opcode::only:
    case Opcode::count: return {true, slot, none, none};
    case Opcode::equal:
    case Opcode::unequal:
    case Opcode::equal_text:
    case Opcode::unequal_text:
    case Opcode::less:
    case Opcode::less_equal:
    case Opcode::in_list:
    case Opcode::starts_with:
    case Opcode::ends_with:
    case Opcode::contains:
    case Opcode::add:
    case Opcode::subtract:
    case Opcode::multiply:
    case Opcode::divide:
    case Opcode::days_between: return {true, slot, slot, none};
    case Opcode::shift: return {true, slot, slot, unit};
    case Opcode::in_set: return {true, slot, set, none};
    case Opcode::in_table:
    case Opcode::table: return {true, slot, table, none};
    case Opcode::matches: return {true, slot, pattern, none};
    case Opcode::hold:
    case Opcode::show:
    case Opcode::concat: return {true, none, operands, OperandUse::count};
    case Opcode::call: return {true, function, operands, OperandUse::count};
    case Opcode::where:
    case Opcode::sort:
    case Opcode::first:
    case Opcode::describe: return {true, slot, bodies, OperandUse::count};
  }
  return {};
}

}  // namespace joinery
