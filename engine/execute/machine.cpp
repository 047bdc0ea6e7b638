#include "engine/execute/machine.hpp"

namespace joinery {

void TraceRecorder::step(NodeId node, const Value& value, std::uint32_t depth) {
  if (!node.valid()) return;
  if (traced_.steps.size() == Traced::steps_max) {
    traced_.cut = true;
    return;
  }
  traced_.steps.push_back({node, copy(value, *traced_.arena), depth});
}

void TraceRecorder::read(std::uint32_t reading, const RawValue& raw, const Value& value) {
  RawValue kept = raw;
  kept.data = traced_.arena->copy(raw.view()).data();
  traced_.reads.push_back(
      {program_.reading_of_graph[reading], kept, copy(value, *traced_.arena)});
}

void TraceRecorder::row(NodeId node, std::uint32_t table, std::int64_t row) {
  if (traced_.rows.size() < Traced::steps_max) traced_.rows.push_back({node, {table}, row});
}

Machine::Machine(const Program& program, const References& references, RunClock clock,
                 const Limits& limits)
    : program_(program),
      references_(references),
      clock_(clock),
      limits_(limits),
      record_(program, references, limits),
      slots_(program.slot_count),
      marks_(program.blocks.size(), 0),
      rounds_(program.scope_count, 0),
      calls_(program.blocks.size() + 1),
      arguments_(program.arguments_max) {
  for (std::size_t i = 0; i < program.constants.size(); ++i) {
    slots_[i] = program.constants[i].view(run_arena_);
  }
  for (const Table& table : program.tables) {
    std::vector<Value>& values = table_values_.emplace_back();
    for (const Table::Row& row : table.rows) values.push_back(row.value.view(run_arena_));
  }
  NoTrace nobody;
  run(program.prelude.begin, nobody);
}

void Machine::show_prelude(TraceRecorder& trace) const {
  for (std::uint32_t at = program_.prelude.begin; program_.code[at].op != Opcode::end; ++at) {
    trace.step(program_.nodes[at], slots_[program_.code[at].to], 0);
  }
}

void Machine::next_record() {
  arena_ = &record_arena_;
  record_arena_.reset();
  rounds_[0] = ++last_round_;
  visits_left_ = limits_.item_visits;
}

void Machine::begin(const RawValue* slots) {
  next_record();
  record_.open(slots);
}

void Machine::begin(const Json& record) {
  next_record();
  record_.open(record, record_arena_);
}

}  // namespace joinery
