#pragma once
/// The instructions of a program. Each has a fixed size and names its operands by slot: a number
/// of one 16-byte Value in the executor's memory. `to` is the slot of the result.
///
/// Unless said otherwise an instruction keeps the rules of engine/graph/graph.hpp: the first hold
/// among its operands is its result, else blank if one of them is blank.

#include <cstdint>
#include <string_view>

namespace joinery {

enum class Opcode : std::uint8_t {
  // Control: these give no value of their own
  end,            ///< of a root, a body or the prelude
  end_block,      ///< a: block, c: its scope; marks it as done there and goes back
  ensure,         ///< a: block, b: its place, c: its scope; calls the block unless it is done
  jump,           ///< to b

  // The pieces of lazy operators; b is a place in the code
  move,           ///< to = a
  move_jump,      ///< to = a, then to b
  take_present,   ///< to = a; unless it is blank, to b
  branch,         ///< a yes: go on; a hold: to = a, then to c; else to b
  and_first,      ///< to = a; no or hold: to b
  and_next,       ///< no or hold: to = a, then to b; blank: to = blank
  or_first,       ///< to = a; yes or hold: to b
  or_next,        ///< yes or hold: to = a, then to b; blank: to = blank
  in_first,       ///< a hold or blank: to = a, then to b; else to = no
  in_next,        ///< a: the value, c: another; c a hold or equal: to = c or yes, then to b

  // Values
  read,           ///< a: reading
  read_once,      ///< the same, unless block b is done; marks it as done
  element,        ///< a: slot of the item, b: field
  today,          ///< a: zone
  now,
  not_,
  is_blank,
  is_present,
  hold,           ///< a: the reason
  refuse,         ///< a: slot of a hold; the result, whatever else
  equal, unequal,
  equal_text, unequal_text,        ///< b is a constant text
  less, less_equal,
  in_set,         ///< b: constant set
  in_list,        ///< the list b holds a
  in_table,       ///< b: table
  starts_with, ends_with, contains,
  matches,        ///< b: pattern
  negate, add, subtract, multiply, divide,
  shift,          ///< a, b; c: unit; flag: backwards
  days_between,
  concat,         ///< operands from b, c of them
  show,           ///< a
  call,           ///< a: function; operands from b, c of them
  table,          ///< a; b: table

  // Lists; bodies from b, c of them
  where, sort, first,              ///< a: the list; `extra`: which bodies descend
  only, count,                     ///< a
  each, field,                     ///< a; b: field
  describe,                        ///< a: the keys; bodies from b, c of them
};

/// `read_once`, `equal_text`, …
[[nodiscard]] std::string_view name_of(Opcode op);

struct Instruction {
  Opcode op = Opcode::end;
  bool flag = false;
  std::uint32_t to = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
};
static_assert(sizeof(Instruction) == 20);

enum class ShiftUnit : std::uint8_t { minute, hour, day, week, month, year };

}  // namespace joinery
