#include "dsl/base/check.hpp"
#include "engine/execute/arithmetic.hpp"
#include "engine/execute/machine.hpp"

namespace joinery {
namespace {

/// Whether `value` says no to what `wanted` asks of an `and`, yes to what it asks of an `or`.
inline bool decides(const Value& value, bool wanted) {
  return value.is_hold() || (value.kind == ValueKind::yes_no && (value.integer == 1) == wanted);
}

inline Value negation(const Value& value) {
  return value.kind == ValueKind::yes_no ? Value::yes_no(value.integer == 0) : value;
}

/// `a is "constant"`; blank and holds go through.
inline Value text_is(const Value& a, const Value& constant) {
  if (a.kind != ValueKind::text) return a;
  return Value::yes_no(a.view() == constant.view());
}

}  // namespace

// The loop is one switch because that is what makes it fast: each case is a line or two, and all
// that is longer stands in `compute`.
template <class Trace>
void Machine::run(std::uint32_t begin, Trace& trace) {
  Value* const s = slots_.data();
  const Instruction* const code = program_.code.data();
  for (std::uint32_t at = begin;;) {
    const Instruction& i = code[at];
    const std::uint32_t here = at++;
    Value& to = s[i.to];
    switch (i.op) {
      case Opcode::end: return;
      case Opcode::end_block:
        marks_[i.a] = rounds_[i.c];
        at = calls_[--call_depth_];
        continue;
      case Opcode::ensure:
        if (marks_[i.a] == rounds_[i.c]) continue;
        calls_[call_depth_++] = at;
        at = i.b;
        continue;
      case Opcode::jump: at = i.b; continue;
      case Opcode::move: to = s[i.a]; break;
      case Opcode::move_jump: to = s[i.a]; at = i.b; break;
      case Opcode::take_present: {
        // The kind is looked at where it was written, before the copy: a processor hands on what
        // was just stored only to loads that are no wider than the store.
        const bool present = !s[i.a].is_blank();
        to = s[i.a];
        if (present) at = i.b;
        break;
      }
      case Opcode::branch:
        if (s[i.a].is_yes()) continue;
        at = i.b;
        if (!s[i.a].is_hold()) continue;
        to = s[i.a];
        at = i.c;
        break;
      case Opcode::and_first:
      case Opcode::or_first: {
        const bool decided = decides(s[i.a], i.op == Opcode::or_first);
        to = s[i.a];
        if (decided) at = i.b;
        break;
      }
      case Opcode::and_next:
      case Opcode::or_next:
        if (decides(s[i.a], i.op == Opcode::or_next)) {
          to = s[i.a];
          at = i.b;
        } else if (s[i.a].is_blank()) {
          to = Value{};
        }
        break;
      case Opcode::in_first:
        to = s[i.a];
        if (to.is_hold() || to.is_blank()) at = i.b;
        else to = Value::yes_no(false);
        break;
      case Opcode::in_next:
        if (s[i.c].is_hold() || same(s[i.a], s[i.c])) {
          to = s[i.c].is_hold() ? s[i.c] : Value::yes_no(true);
          at = i.b;
        }
        break;
      case Opcode::read_once:
        if (marks_[i.b] == rounds_[0]) continue;
        marks_[i.b] = rounds_[0];
        to = read(i, trace);
        break;
      case Opcode::read: to = read(i, trace); break;
      case Opcode::not_: to = negation(s[i.a]); break;
      case Opcode::is_blank:
        to = s[i.a].is_hold() ? s[i.a] : Value::yes_no(s[i.a].is_blank());
        break;
      case Opcode::is_present:
        to = s[i.a].is_hold() ? s[i.a] : Value::yes_no(!s[i.a].is_blank());
        break;
      case Opcode::equal_text: to = text_is(s[i.a], s[i.b]); break;
      case Opcode::unequal_text: to = negation(text_is(s[i.a], s[i.b])); break;
      default: to = compute(i, trace); break;
    }
    if constexpr (Trace::is_on) trace.step(program_.nodes[here], to, list_depth_);
  }
}

template <class Trace>
Value Machine::read(const Instruction& at, Trace& trace) {
  const ProgramReading& reading = program_.readings[at.a];
  const Value value = record_.read(reading, record_arena_);
  if constexpr (Trace::is_on) trace.read(at.a, record_.raw(reading), value);
  return value;
}

template <class Trace>
Value Machine::look_up(const Instruction& at, Trace& trace) {
  const Value& key = slots_[at.a];
  if (key.is_blank() || key.is_hold()) return key;
  const Table& table = program_.tables[at.b];
  const std::int64_t row = table.find(key, scratch_);
  if constexpr (Trace::is_on) {
    const auto here = static_cast<std::size_t>(&at - program_.code.data());
    trace.row(program_.nodes[here], at.b, row);
  }
  if (at.op == Opcode::in_table) return Value::yes_no(row >= 0);
  if (row < 0) return missed(table, key);
  return table_values_[at.b][static_cast<std::size_t>(row)];
}

template <class Trace>
Value Machine::compute(const Instruction& at, Trace& trace) {
  const Value* const s = slots_.data();
  switch (at.op) {
    case Opcode::now: return Value::of(ValueKind::instant, clock_.now.micros);
    case Opcode::today: return today(s[at.a]);
    case Opcode::element:
      return s[at.a].kind == ValueKind::record ? s[at.a].items[at.b] : s[at.a];
    case Opcode::in_set:
      if (s[at.a].is_blank() || s[at.a].is_hold()) return s[at.a];
      return Value::yes_no(program_.sets[at.b].holds(s[at.a]));
    case Opcode::table:
    case Opcode::in_table: return look_up(at, trace);
    case Opcode::hold: return reason(at);
    case Opcode::show: return shown(at);
    case Opcode::concat: return joined(at);
    case Opcode::call: return call_function(at);
    case Opcode::where: return where(at, trace);
    case Opcode::sort: return sort(at, trace);
    case Opcode::first: return first(at, trace);
    case Opcode::describe: return describe(at, trace);
    case Opcode::only: return only(s[at.a]);
    case Opcode::count: return count(s[at.a]);
    case Opcode::each: return each(s[at.a], at.b);
    case Opcode::field:
      return s[at.a].kind == ValueKind::record ? s[at.a].items[at.b] : s[at.a];
    case Opcode::refuse:
      return Value::hold("the lists of this expression are nested too deeply");
    default: return compute_pair(at);
  }
}

template void Machine::run(std::uint32_t, NoTrace&);
template void Machine::run(std::uint32_t, TraceRecorder&);

}  // namespace joinery
