#pragma once
/// One mixture at work on records. One thread.

#include <string_view>
#include <vector>

#include "engine/compare/answer_cells.hpp"
#include "engine/compare/hybrids.hpp"
#include "engine/decision/decision.hpp"
#include "engine/record/record_reader.hpp"

namespace joinery {

/// What every runner shares; all of it outlives them.
struct RunSetting {
  const References& references;
  RunClock clock;
  const Limits& limits;
};

class Runner {
 public:
  Runner(const Hybrid& hybrid, const RunSetting& setting);
  Runner(const Runner&) = delete;  // the decider points to the executor

  /// The records of a block, one after the other.
  void open(const RecordBlock& block) { reader_.open(block); }
  [[nodiscard]] const Decision& decide(std::size_t index);
  /// One record of a block by itself; the block need not be open.
  [[nodiscard]] AnswerCells answer(const RecordBlock& block, std::size_t index);
  [[nodiscard]] AnswerCells answer(const Decision& decision) const;

  [[nodiscard]] const Program& program() const { return executor_.program(); }

 private:
  [[nodiscard]] const Decision& decided(const Result<void>& read);

  const RunSetting& setting_;
  Executor executor_;
  Decider decider_;
  RecordReader reader_;
  std::vector<RawValue> slots_;
};

}  // namespace joinery
