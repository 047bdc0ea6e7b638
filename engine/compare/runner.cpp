#include "engine/compare/runner.hpp"

namespace joinery {

Runner::Runner(const Hybrid& hybrid, const RunSetting& setting)
    : setting_(setting),
      executor_(hybrid.program, setting.references, setting.clock, setting.limits),
      decider_(executor_),
      reader_(hybrid.paths, setting.limits),
      slots_(hybrid.paths.slot_count() + 1) {}

const Decision& Runner::decided(const Result<void>& read) {
  return read ? decider_.decide(slots_.data()) : decider_.broken(read.error());
}

const Decision& Runner::decide(std::size_t index) {
  return decided(reader_.read(index, slots_.data()));
}

AnswerCells Runner::answer(const RecordBlock& block, std::size_t index) {
  const RecordSpan& span = block.records[index];
  return answer(decided(reader_.read(std::string_view(block.bytes.data() + span.begin, span.size),
                                     slots_.data(), span.offset)));
}

AnswerCells Runner::answer(const Decision& decision) const {
  return answer_of(decision, program(), setting_.references.zones);
}

}  // namespace joinery
