#pragma once
/// A store in a database that speaks SQL: the same statements for both that we know, so that both
/// behave the same. One integration's part of it; others may live in the same tables.

#include <memory>
#include <string>

#include "dsl/base/limits.hpp"
#include "engine/edge/database.hpp"
#include "engine/edge/store.hpp"

namespace joinery {

class SqlStore final : public Store {
 public:
  static constexpr std::int64_t rows_before_checkpoint = 20'000;
  static constexpr std::int64_t no_time = INT64_MIN;   ///< in a column of times

  /// The tables are of the present version. After `rows_max` rows of events a run begins with a new
  /// checkpoint.
  SqlStore(std::unique_ptr<Database> database, std::string integration, const Limits& limits,
           std::int64_t rows_max = rows_before_checkpoint);

  [[nodiscard]] Result<void> take_turn(const std::string& who) override;
  [[nodiscard]] Result<std::uint64_t> serial() override;
  [[nodiscard]] Result<Memory> memory() override;

  [[nodiscard]] Result<void> keep_plan(const StoredPlan& plan) override;
  [[nodiscard]] Result<std::optional<StoredPlan>> plan(const std::string& hash) override;
  [[nodiscard]] Result<void> add_verdict(const Verdict& verdict) override;
  [[nodiscard]] Result<std::vector<Verdict>> verdicts(const std::string& plan) override;

  [[nodiscard]] Result<std::uint64_t> begin_run(const Run& run, std::span<const JournalStep> steps,
                                                std::span<const MemoryEvent> events) override;
  [[nodiscard]] Result<void> resume_run(std::uint64_t run) override;
  [[nodiscard]] Result<void> advance(const Advance& advance) override;
  [[nodiscard]] Result<void> end_run(std::uint64_t run, RunState state, Instant at,
                                     const std::string& because) override;
  [[nodiscard]] Result<std::vector<Run>> runs(std::size_t count) override;
  [[nodiscard]] Result<std::optional<Run>> run(std::uint64_t number) override;
  [[nodiscard]] Result<std::vector<JournalStep>> steps(std::uint64_t run) override;
  [[nodiscard]] Result<std::vector<PersonStep>> steps_about(const std::string& person) override;
  [[nodiscard]] Result<std::optional<std::string>> refusal(const std::string& input) override;

  [[nodiscard]] Result<void> ask_for_stop(const std::string& who, Instant at) override;
  [[nodiscard]] Result<bool> is_stop_asked_for() override;
  [[nodiscard]] Result<void> forget_stop() override;

  [[nodiscard]] Result<bool> knows(const std::string& person) override;
  [[nodiscard]] Result<std::string> erase(const std::string& person) override;

  [[nodiscard]] Result<void> add_audit(const AuditEntry& entry) override;
  [[nodiscard]] Result<std::vector<AuditEntry>> audit(std::size_t count) override;

 private:
  using Values = std::initializer_list<DatabaseValue>;
  using Each = std::function<void(const DatabaseRow&)>;

  [[nodiscard]] Result<void> run_sql(std::string_view sql, Values values, const Each& each = {});
  /// All that `work` writes, or nothing. `turn` asks first whether we still have it.
  enum class Needs : std::uint8_t { nothing, turn };
  [[nodiscard]] Result<void> together(Needs needs, const std::function<Result<void>()>& work);
  [[nodiscard]] Result<void> check_turn();
  [[nodiscard]] Result<std::int64_t> number_of(std::string_view sql, Values values);

  // sql_journal.cpp
  [[nodiscard]] Result<void> insert_step(std::uint64_t run, const JournalStep& step);
  [[nodiscard]] Result<void> update_step(std::uint64_t run, const JournalStep& step);
  // sql_memory.cpp
  [[nodiscard]] Result<void> add_events(std::span<const MemoryEvent> events);
  [[nodiscard]] Result<void> play_events(Memory& memory);
  [[nodiscard]] Result<void> write_checkpoint(const Memory& memory);
  [[nodiscard]] Result<void> checkpoint_if_long();

  std::unique_ptr<Database> database_;
  std::string integration_;
  Limits limits_;
  std::int64_t rows_max_;
  std::int64_t fence_ = 0;   ///< 0: no turn
};

}  // namespace joinery
