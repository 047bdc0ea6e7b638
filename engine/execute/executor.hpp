#pragma once
/// Runs a program on records, one after the other. One thread uses one executor; a program and the
/// reference data are shared. In the steady state a record costs no memory but what its own lists
/// and made texts need, and that is used again.
///
/// A record comes in either of two ways, which agree in every value and every reason: as the slots
/// of the record reader (fast), or as a JSON tree (for tools).
///
///     executor.begin(slots);
///     const Value& id = executor.run(program.id);

#include <memory>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/execute/clock.hpp"
#include "engine/execute/trace.hpp"
#include "engine/function/references.hpp"
#include "engine/json/json.hpp"
#include "engine/program/program.hpp"
#include "engine/record/path_trie.hpp"

namespace joinery {

class Machine;

class Executor {
 public:
  /// `references` outlives the executor. The values of the run (today, settings) are computed here.
  Executor(std::shared_ptr<const Program> program, const References& references, RunClock clock,
           const Limits& limits);
  Executor(Executor&&) noexcept;
  Executor& operator=(Executor&&) noexcept;
  ~Executor();

  [[nodiscard]] const Program& program() const { return *program_; }
  [[nodiscard]] const References& references() const { return *references_; }
  [[nodiscard]] RunClock clock() const { return clock_; }

  /// Begins a record; every value of the one before is gone. `slots` are parallel to
  /// `program.wanted`; they, and what they point at, live until the next `begin`. So does `record`.
  void begin(const RawValue* slots);
  void begin(const Json& record);

  /// The value of a root for the record that was begun. What roots share is computed once.
  [[nodiscard]] const Value& run(const Entry& entry);

  /// One root of one record, with everything that happened. Begins the record.
  [[nodiscard]] Traced run_root(Root root, const Json& record);
  [[nodiscard]] Traced run_root(Root root, const RawValue* slots);

  /// Memory that is given back when the next record begins.
  [[nodiscard]] Arena& arena();

 private:
  [[nodiscard]] Traced trace(const Entry& entry);

  std::shared_ptr<const Program> program_;
  const References* references_;
  RunClock clock_;
  std::unique_ptr<Limits> limits_;
  std::unique_ptr<Machine> machine_;
};

/// What the record's reader must deliver for `program`, slot by slot.
[[nodiscard]] std::vector<WantedPath> wanted_paths(const Program& program);

}  // namespace joinery
