#include "engine/execute/executor.hpp"

#include "engine/execute/machine.hpp"

namespace joinery {

Executor::Executor(std::shared_ptr<const Program> program, const References& references,
                   RunClock clock, const Limits& limits)
    : program_(std::move(program)),
      references_(&references),
      clock_(clock),
      limits_(std::make_unique<Limits>(limits)),
      machine_(std::make_unique<Machine>(*program_, references, clock, *limits_)) {}

Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;
Executor::~Executor() = default;

void Executor::begin(const RawValue* slots) { machine_->begin(slots); }
void Executor::begin(const Json& record) { machine_->begin(record); }

const Value& Executor::run(const Entry& entry) {
  NoTrace nobody;
  if (entry.begin != Entry::nowhere) machine_->run(entry.begin, nobody);
  return machine_->slot(entry.slot);
}

Traced Executor::trace(const Entry& entry) {
  Traced traced;
  TraceRecorder recorder(*program_, traced);
  machine_->show_prelude(recorder);
  if (entry.begin != Entry::nowhere) machine_->run(entry.begin, recorder);
  traced.result = copy(machine_->slot(entry.slot), *traced.arena);
  return traced;
}

Traced Executor::run_root(Root root, const Json& record) {
  machine_->begin(record);
  return trace(program_->entry(root));
}

Traced Executor::run_root(Root root, const RawValue* slots) {
  machine_->begin(slots);
  return trace(program_->entry(root));
}

Arena& Executor::arena() { return machine_->arena(); }

std::vector<WantedPath> wanted_paths(const Program& program) {
  std::vector<WantedPath> paths;
  for (const WantedMember& wanted : program.wanted) {
    paths.push_back({wanted.steps, wanted.subtree ? PathEnd::subtree : PathEnd::value});
  }
  return paths;
}

}  // namespace joinery
