#pragma once
/// Plays a case through the code that serves real runs, and writes its plan in the words of cases.

#include <memory>
#include <string>
#include <vector>

#include "engine/guard/guarded_plan.hpp"
#include "engine/memory/memory_json.hpp"
#include "engine/plan_file/write_plan.hpp"
#include "engine/record/record_stream.hpp"
#include "tests/support/compiled.hpp"

namespace joinery::testing {

/// NDJSON as a stream.
class TextStream {
 public:
  explicit TextStream(const std::string& text);
  ~TextStream();
  TextStream(const TextStream&) = delete;
  TextStream& operator=(const TextStream&) = delete;
  [[nodiscard]] RecordStream open(const Limits& limits, std::size_t block_bytes = 1U << 20U) const;

 private:
  int descriptor_ = -1;
};

struct CaseQuestion {
  std::string at = "2026-11-21T08:00:00Z";
  std::string records, users, groups;
  Guards guards;
  const Memory* memory = nullptr;
  SourceProof source;
  TargetLimits limits;
  bool hides_group_managers = false;
  std::size_t threads = 1;
  std::size_t block_bytes = 1U << 20U;   ///< so much of the records comes at a time
};

/// A plan with everything it refers to.
struct Planned {
  Planned(const CompiledMapping& mapping, const CaseQuestion& question);

  [[nodiscard]] PlanContext context() const;
  /// One line a mutation, a note, a tripped guard.
  [[nodiscard]] std::vector<std::string> lines() const;
  [[nodiscard]] std::string json() const;

  const CompiledMapping& mapping;
  std::unique_ptr<People> people;
  GuardedPlan guarded;
  [[nodiscard]] const Plan& plan() const { return guarded.made.plan; }
};

}  // namespace joinery::testing
