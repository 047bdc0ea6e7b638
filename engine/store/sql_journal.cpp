/// Runs and their steps.

#include <fmt/format.h>

#include "engine/store/sql_store.hpp"

namespace joinery {
namespace {


#define JOINERY_STEP_COLUMNS                                                                    \
  "number, kind, state, person, user_id, group_id, input, attempts, at, because, request, "     \
  "before, shown, undo"
#define JOINERY_RUN_COLUMNS "number, plan, state, serial, who, began, ended, because"

JournalStep step_of(const DatabaseRow& row, std::size_t first) {
  JournalStep step;
  step.number = static_cast<std::uint32_t>(row.number(first));
  step.kind = mutation_kind_of(row.cells[first + 1]).value_or(MutationKind::update_user);
  step.state = step_state_of(row.cells[first + 2]).value_or(StepState::unknown);
  step.person = row.text(first + 3);
  step.user = row.text(first + 4);
  step.group = row.text(first + 5);
  step.input = row.text(first + 6);
  step.attempts = static_cast<std::uint32_t>(row.number(first + 7));
  step.at = Instant{row.number(first + 8)};
  step.because = row.text(first + 9);
  step.request = row.text(first + 10);
  step.before = row.text(first + 11);
  step.shown = row.text(first + 12);
  step.undo = row.text(first + 13);
  return step;
}

Run run_of(const DatabaseRow& row) {
  Run run;
  run.number = static_cast<std::uint64_t>(row.number(0));
  run.plan = row.text(1);
  run.state = run_state_of(row.cells[2]).value_or(RunState::running);
  run.serial = static_cast<std::uint64_t>(row.number(3));
  run.who = row.text(4);
  run.began = Instant{row.number(5)};
  if (row.number(6) != SqlStore::no_time) run.ended = Instant{row.number(6)};
  run.because = row.text(7);
  return run;
}

constexpr std::size_t run_columns = 8;

}  // namespace

Result<void> SqlStore::insert_step(std::uint64_t run, const JournalStep& step) {
  return run_sql(
      "INSERT INTO steps (integration, run, " JOINERY_STEP_COLUMNS
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
      {integration_, static_cast<std::int64_t>(run), std::int64_t{step.number}, name_of(step.kind),
       name_of(step.state), step.person, step.user, step.group, step.input,
       std::int64_t{step.attempts}, step.at.micros, step.because, step.request, step.before,
       step.shown, step.undo});
}

Result<void> SqlStore::update_step(std::uint64_t run, const JournalStep& step) {
  return run_sql(
      "UPDATE steps SET state = $4, user_id = $5, group_id = $6, input = $7, attempts = $8, "
      "at = $9, because = $10, request = $11, before = $12, shown = $13, undo = $14 "
      "WHERE integration = $1 AND run = $2 AND number = $3",
      {integration_, static_cast<std::int64_t>(run), std::int64_t{step.number}, name_of(step.state),
       step.user, step.group, step.input, std::int64_t{step.attempts}, step.at.micros, step.because,
       step.request, step.before, step.shown, step.undo});
}

Result<std::uint64_t> SqlStore::begin_run(const Run& run, std::span<const JournalStep> steps,
                                          std::span<const MemoryEvent> events) {
  std::int64_t number = 0;
  const auto begun = together(Needs::turn, [&]() -> Result<void> {
    JOINERY_TRY(number,
                number_of("SELECT COALESCE(MAX(number), 0) + 1 FROM runs WHERE integration = $1",
                          {integration_}));
    const auto made = run_sql(
        "INSERT INTO runs (integration, " JOINERY_RUN_COLUMNS
        ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {integration_, number, run.plan, name_of(run.state), static_cast<std::int64_t>(run.serial),
         run.who, run.began.micros, no_time, run.because});
    if (!made) return made;
    for (const JournalStep& step : steps) {
      const auto kept = insert_step(static_cast<std::uint64_t>(number), step);
      if (!kept) return kept;
    }
    const auto remembered = add_events(events);
    if (!remembered) return remembered;
    return checkpoint_if_long();
  });
  if (!begun) return tl::unexpected<Error>(begun.error());
  return static_cast<std::uint64_t>(number);
}

Result<void> SqlStore::resume_run(std::uint64_t run) {
  return together(Needs::turn, [&] {
    return run_sql(
        "UPDATE runs SET state = 'running', ended = $3 WHERE integration = $1 AND number = $2",
        {integration_, static_cast<std::int64_t>(run), no_time});
  });
}

Result<void> SqlStore::advance(const Advance& advance) {
  return together(Needs::turn, [&]() -> Result<void> {
    for (const JournalStep& step : advance.steps) {
      const auto kept = update_step(advance.run, step);
      if (!kept) return kept;
    }
    return add_events(advance.events);
  });
}

Result<void> SqlStore::end_run(std::uint64_t run, RunState state, Instant at,
                               const std::string& because) {
  return together(Needs::turn, [&] {
    return run_sql(
        "UPDATE runs SET state = $3, ended = $4, because = $5 "
        "WHERE integration = $1 AND number = $2",
        {integration_, static_cast<std::int64_t>(run), name_of(state), at.micros, because});
  });
}

Result<std::vector<Run>> SqlStore::runs(std::size_t count) {
  std::vector<Run> all;
  const auto asked = run_sql("SELECT " JOINERY_RUN_COLUMNS
                             " FROM runs WHERE integration = $1 ORDER BY number DESC LIMIT $2",
                             {integration_, static_cast<std::int64_t>(count)},
                             [&](const DatabaseRow& row) { all.push_back(run_of(row)); });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return all;
}

Result<std::optional<Run>> SqlStore::run(std::uint64_t number) {
  std::optional<Run> found;
  const auto asked =
      run_sql("SELECT " JOINERY_RUN_COLUMNS " FROM runs WHERE integration = $1 AND number = $2",
              {integration_, static_cast<std::int64_t>(number)},
              [&](const DatabaseRow& row) { found = run_of(row); });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return found;
}

Result<std::vector<JournalStep>> SqlStore::steps(std::uint64_t run) {
  std::vector<JournalStep> all;
  const auto asked = run_sql("SELECT " JOINERY_STEP_COLUMNS
                             " FROM steps WHERE integration = $1 AND run = $2 ORDER BY number",
                             {integration_, static_cast<std::int64_t>(run)},
                             [&](const DatabaseRow& row) { all.push_back(step_of(row, 0)); });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return all;
}

Result<std::vector<Store::PersonStep>> SqlStore::steps_about(const std::string& person) {
  std::vector<PersonStep> all;
  const auto asked = run_sql(
      "SELECT runs.number, runs.plan, runs.state, runs.serial, runs.who, runs.began, runs.ended, "
      "runs.because, steps.number, steps.kind, steps.state, steps.person, steps.user_id, "
      "steps.group_id, steps.input, steps.attempts, steps.at, steps.because, steps.request, "
      "steps.before, steps.shown, steps.undo FROM steps JOIN runs "
      "ON runs.integration = steps.integration AND runs.number = steps.run "
      "WHERE steps.integration = $1 AND steps.person = $2 ORDER BY steps.run, steps.number",
      {integration_, person}, [&](const DatabaseRow& row) {
        all.push_back({run_of(row), step_of(row, run_columns)});
      });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return all;
}

/// The last word on this input counts: it may have been done since.
Result<std::optional<std::string>> SqlStore::refusal(const std::string& input) {
  std::optional<std::string> refused;
  const auto asked = run_sql(
      "SELECT state, because FROM steps WHERE integration = $1 AND input = $2 "
      "AND state IN ('failed', 'done') ORDER BY run DESC, number DESC LIMIT 1",
      {integration_, input}, [&](const DatabaseRow& row) {
        if (row.cells[0] == "failed") refused = row.text(1);
      });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return refused;
}

}  // namespace joinery
