#pragma once
/// What every question of this folder is asked about: a mapping, and the time at which it runs.
///
/// Explanations are made on the graph as the checker left it, before the optimizer: there settings
/// have their names and every branch that was written is still there. It means the same as the
/// optimized one (that is what the optimizer's tests prove), so the answers are those of the run.
///
/// Everything here is pure: no clock, no input or output. Any thread; the executors are made and
/// dropped inside each call.

#include <memory>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/source/source.hpp"
#include "dsl/syntax/documents.hpp"
#include "engine/execute/executor.hpp"
#include "engine/function/references.hpp"
#include "engine/graph/graph.hpp"
#include "engine/program/program.hpp"

namespace joinery {

/// All that it refers to outlives it.
struct Inquiry {
  const Graph& graph;
  std::shared_ptr<const Program> program;  ///< of `graph`
  const References& references;
  const Sources& sources;
  const Limits& limits;
  RunClock clock;
  /// Where the values of settings are looked for: the integration first, then whoever declares
  /// them. May be empty; then the places of settings are those where they are used.
  std::vector<const Document*> documents;

  [[nodiscard]] Executor executor() const { return executor_at(clock); }
  [[nodiscard]] Executor executor_at(RunClock at) const {
    return Executor(program, references, at, limits);
  }
};

}  // namespace joinery
