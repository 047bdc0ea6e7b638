#pragma once
/// Runs the code of one program: the registers, the rounds and the instructions. Internal to
/// engine/execute; one thread. The loop is a template on who watches: `NoTrace` leaves nothing of
/// it.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/execute/clock.hpp"
#include "engine/execute/record_access.hpp"
#include "engine/execute/trace.hpp"
#include "engine/program/program.hpp"

namespace joinery {

struct NoTrace {
  static constexpr bool is_on = false;
};

/// Copies what happens into a `Traced`.
class TraceRecorder {
 public:
  static constexpr bool is_on = true;
  TraceRecorder(const Program& program, Traced& traced) : program_(program), traced_(traced) {}

  void step(NodeId node, const Value& value, std::uint32_t depth);
  void read(std::uint32_t reading, const RawValue& raw, const Value& value);
  void row(NodeId node, std::uint32_t table, std::int64_t row);

 private:
  const Program& program_;
  Traced& traced_;
};

class Machine {
 public:
  /// All of these outlive it.
  Machine(const Program& program, const References& references, RunClock clock,
          const Limits& limits);

  /// Begins a record; values of the one before are gone. See RecordAccess for how long it must
  /// live.
  void begin(const RawValue* slots);
  void begin(const Json& record);

  template <class Trace>
  void run(std::uint32_t begin, Trace& trace);
  [[nodiscard]] const Value& slot(std::uint32_t index) const { return slots_[index]; }
  /// The values of the run, which no record computes.
  void show_prelude(TraceRecorder& trace) const;

  [[nodiscard]] Arena& arena() { return *arena_; }

 private:
  void next_record();
  [[nodiscard]] Call call() { return {*arena_, references_, limits_.text_bytes}; }

  /// Every instruction that gives a value and that the loop does not know itself.
  template <class Trace>
  [[nodiscard]] Value compute(const Instruction& at, Trace& trace);
  [[nodiscard]] Value compute_pair(const Instruction& at) const;
  [[nodiscard]] Value today(const Value& zone) const;
  [[nodiscard]] Value call_function(const Instruction& at);
  [[nodiscard]] Value missed(const Table& table, const Value& key);
  [[nodiscard]] Value reason(const Instruction& at);
  [[nodiscard]] Value shown(const Instruction& at);
  [[nodiscard]] Value joined(const Instruction& at);

  template <class Trace>
  [[nodiscard]] Value look_up(const Instruction& at, Trace& trace);
  template <class Trace>
  [[nodiscard]] Value read(const Instruction& at, Trace& trace);

  // Lists
  template <class Trace>
  [[nodiscard]] const Value& run_body(std::uint32_t body, const Value& item, Trace& trace);
  template <class Trace>
  [[nodiscard]] Value where(const Instruction& at, Trace& trace);
  template <class Trace>
  [[nodiscard]] Value sort(const Instruction& at, Trace& trace);
  template <class Trace>
  [[nodiscard]] Value first(const Instruction& at, Trace& trace);
  template <class Trace>
  [[nodiscard]] Value sort_keys(const Instruction& at, Value*& keys, Trace& trace);
  template <class Trace>
  [[nodiscard]] Value describe(const Instruction& at, Trace& trace);
  [[nodiscard]] Value only(const Value& list);
  [[nodiscard]] Value count(const Value& list) const;
  [[nodiscard]] Value each(const Value& list, std::uint32_t field);
  [[nodiscard]] int compare_keys(const Instruction& at, const Value* a, const Value* b) const;

  const Program& program_;
  const References& references_;
  RunClock clock_;
  const Limits& limits_;
  RecordAccess record_;
  std::vector<Value> slots_;
  std::vector<std::vector<Value>> table_values_;   ///< by table and row
  std::vector<std::uint64_t> marks_;      ///< by block: the round in which it was done
  std::vector<std::uint64_t> rounds_;     ///< by scope: the round that runs
  std::uint64_t last_round_ = 0;
  std::vector<std::uint32_t> calls_;      ///< where to go on after a block; never grows
  std::uint32_t call_depth_ = 0;
  std::uint32_t list_depth_ = 0;
  std::size_t visits_left_ = 0;
  std::vector<Value> arguments_;
  std::string scratch_;
  Arena run_arena_, record_arena_;
  Arena* arena_ = &run_arena_;
};

}  // namespace joinery
