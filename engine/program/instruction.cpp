#include "engine/program/instruction.hpp"

namespace joinery {

std::string_view name_of(Opcode op) {
  switch (op) {
    case Opcode::end: return "end";
    case Opcode::end_block: return "end_block";
    case Opcode::ensure: return "ensure";
    case Opcode::jump: return "jump";
    case Opcode::move: return "move";
    case Opcode::move_jump: return "move_jump";
    case Opcode::take_present: return "take_present";
    case Opcode::branch: return "branch";
    case Opcode::and_first: return "and_first";
    case Opcode::and_next: return "and_next";
    case Opcode::or_first: return "or_first";
    case Opcode::or_next: return "or_next";
    case Opcode::in_first: return "in_first";
    case Opcode::in_next: return "in_next";
    case Opcode::read: return "read";
    case Opcode::read_once: return "read_once";
    case Opcode::element: return "element";
    case Opcode::today: return "today";
    case Opcode::now: return "now";
    case Opcode::not_: return "not";
    case Opcode::is_blank: return "is_blank";
    case Opcode::is_present: return "is_present";
    case Opcode::hold: return "hold";
    case Opcode::refuse: return "refuse";
    case Opcode::equal: return "equal";
    case Opcode::unequal: return "unequal";
    case Opcode::equal_text: return "equal_text";
    case Opcode::unequal_text: return "unequal_text";
    case Opcode::less: return "less";
    case Opcode::less_equal: return "less_equal";
    case Opcode::in_set: return "in_set";
    case Opcode::in_list: return "in_list";
    case Opcode::in_table: return "in_table";
    case Opcode::starts_with: return "starts_with";
    case Opcode::ends_with: return "ends_with";
    case Opcode::contains: return "contains";
    case Opcode::matches: return "matches";
    case Opcode::negate: return "negate";
    case Opcode::add: return "add";
    case Opcode::subtract: return "subtract";
    case Opcode::multiply: return "multiply";
    case Opcode::divide: return "divide";
    case Opcode::shift: return "shift";
    case Opcode::days_between: return "days_between";
    case Opcode::concat: return "concat";
    case Opcode::show: return "show";
    case Opcode::call: return "call";
    case Opcode::table: return "table";
    case Opcode::where: return "where";
    case Opcode::sort: return "sort";
    case Opcode::first: return "first";
    case Opcode::only: return "only";
    case Opcode::count: return "count";
    case Opcode::each: return "each";
    case Opcode::field: return "field";
    case Opcode::describe: return "describe";
  }
  return "?";
}

}  // namespace joinery
