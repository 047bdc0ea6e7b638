#include <fmt/format.h>

#include "dsl/base/check.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/execute/arithmetic.hpp"
#include "engine/execute/hold_inside.hpp"
#include "engine/execute/machine.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

constexpr std::string_view blank_words = "(blank)";
constexpr std::string_view key_hole = "{key}";

bool is_in(const Value& item, const Value& list) {
  for (const Value& other : list.elements()) {
    if (same(item, other)) return true;
  }
  return false;
}

bool is_less(const Value& a, const Value& b, bool or_equal) {
  const int order = compare(a, b);
  return order < 0 || (or_equal && order == 0);
}

}  // namespace

Value Machine::today(const Value& zone) const {
  if (zone.kind != ValueKind::zone) return zone;
  const ZoneId id{static_cast<std::uint32_t>(zone.integer)};
  return Value::of(ValueKind::date, references_.zones.day_of(clock_.now, id).days);
}

/// The operators of two values (or one), which see neither blanks nor holds.
Value Machine::compute_pair(const Instruction& at) const {
  const Value& a = slots_[at.a];
  const bool is_alone = at.op == Opcode::negate || at.op == Opcode::matches;
  const Value& b = is_alone ? a : slots_[at.b];
  if (a.is_hold()) return a;
  if (b.is_hold()) return b;
  if (a.is_blank() || b.is_blank()) return {};
  switch (at.op) {
    case Opcode::equal: return Value::yes_no(same(a, b));
    case Opcode::unequal: return Value::yes_no(!same(a, b));
    case Opcode::less: return Value::yes_no(is_less(a, b, false));
    case Opcode::less_equal: return Value::yes_no(is_less(a, b, true));
    case Opcode::in_list: return Value::yes_no(is_in(a, b));
    case Opcode::starts_with: return Value::yes_no(a.view().starts_with(b.view()));
    case Opcode::ends_with: return Value::yes_no(a.view().ends_with(b.view()));
    case Opcode::contains: return Value::yes_no(a.view().find(b.view()) != std::string_view::npos);
    case Opcode::matches: return Value::yes_no(program_.patterns[at.b].full_match(a.view()));
    case Opcode::negate: return negate(a);
    case Opcode::add: return add(a, b);
    case Opcode::subtract: return subtract(a, b);
    case Opcode::multiply: return multiply(a, b);
    case Opcode::divide: return divide(a, b);
    case Opcode::days_between: return days_between(a, b);
    case Opcode::shift: return shift(a, b, static_cast<ShiftUnit>(at.c), at.flag);
    default: JOINERY_CHECK(!"an operator of two values"); return {};
  }
}

Value Machine::call_function(const Instruction& at) {
  const FunctionDef& function = *program_.functions[at.a];
  bool has_blank = false;
  for (std::uint32_t i = 0; i < at.c; ++i) {
    const Value& argument = slots_[program_.operands[at.b + i]];
    if (argument.is_hold()) return argument;
    const bool optional = i < function.parameters.size() && function.parameters[i].optional;
    has_blank = has_blank || (argument.is_blank() && !optional);
    arguments_[i] = argument;
  }
  if (has_blank && function.blanks == BlankPolicy::flows) return {};
  return function.run(call(), {arguments_.data(), at.c});
}

Value Machine::missed(const Table& table, const Value& key) {
  if (table.miss == TableSyntax::Miss::value) return table.otherwise.view(*arena_);
  if (table.miss != TableSyntax::Miss::hold) return {};
  std::string seen;
  append_text(seen, key, table.key, references_.zones);
  std::string reason;
  std::size_t at = 0;
  for (std::size_t hole = table.hold.find(key_hole); hole != std::string::npos;
       hole = table.hold.find(key_hole, at)) {
    reason.append(table.hold, at, hole - at);
    reason += seen;
    at = hole + key_hole.size();
  }
  reason.append(table.hold, at);
  return Value::hold(arena_->copy(reason));
}

Value Machine::reason(const Instruction& at) {
  const Value text = shown(at);
  return text.is_hold() ? text : Value::hold(text.view());
}

/// As text, with words for blank.
Value Machine::shown(const Instruction& at) {
  const Value& value = slots_[program_.operands[at.b]];
  if (const Value* hold = hold_inside(value)) return *hold;
  if (value.kind == ValueKind::text) return value;
  if (value.is_blank()) return Value::text(blank_words, false);
  scratch_.clear();
  const Type& type = program_.types[program_.operand_types[at.b]];
  append_text(scratch_, value, type, references_.zones);
  return call().text(scratch_);
}

Value Machine::joined(const Instruction& at) {
  bool has_blank = false;
  for (std::uint32_t i = 0; i < at.c; ++i) {
    const Value& part = slots_[program_.operands[at.b + i]];
    if (const Value* hold = hold_inside(part)) return *hold;
    has_blank = has_blank || part.is_blank();
  }
  if (has_blank) return {};
  scratch_.clear();
  for (std::uint32_t i = 0; i < at.c && scratch_.size() <= limits_.text_bytes; ++i) {
    const Type& type = program_.types[program_.operand_types[at.b + i]];
    append_text(scratch_, slots_[program_.operands[at.b + i]], type, references_.zones);
  }
  return call().text(scratch_);
}

}  // namespace joinery
