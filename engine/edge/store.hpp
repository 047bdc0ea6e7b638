#pragma once
/// The seam to what is remembered between runs of one integration: plans and their approvals, runs,
/// the journal of what was sent, what is known of people (Memory), and who did what.
///
/// Invariants: whatever a call was to write is on disk when it returns, all of it or nothing. One
/// writer at a time has the turn (`take_turn`); whoever lost it can write no more, however late it
/// finds out. Reading, approving and asking for a stop need no turn and disturb nobody.
///
/// Holds personal data. Secrets never get here. Threads: one at a time for one Store.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/calendar/day.hpp"
#include "engine/memory/memory_event.hpp"
#include "engine/mutation/mutation_kind.hpp"

namespace joinery {

/// A plan as it was sealed.
struct StoredPlan {
  std::string hash;
  std::uint64_t serial = 0;
  Instant made, expires;
  std::string text;                ///< its JSON
  /// What was seen when it was made; remembered when it is carried out.
  std::vector<MemoryEvent> seen;
  /// What is agreed to by letting it through; remembered once nothing of it is held by a guard.
  std::vector<MemoryEvent> agreed = {};
};

/// What somebody said about a plan that is held.
struct Verdict {
  enum class Kind : std::uint8_t { approve, reject };
  Kind kind = Kind::approve;
  std::string plan;                ///< hash
  std::string who;
  std::string reason;
  Instant at;
  std::optional<Instant> until;    ///< approvals end; the plan's own expiry ends them, too
  /// Of which mutations: `kind=archive_user`, `group=…`, `person=…`; none: of all.
  std::vector<std::string> only;
};

enum class StepState : std::uint8_t {
  planned,
  sent,       ///< committed before the request left: it may have been done
  done,
  failed,     ///< refused by the platform; the same is not tried again
  unknown,    ///< may have been done, and it could not be found out
  blocked,    ///< waits for a step that was not done
  held,       ///< by a guard, by the firewall of notifications, or rejected
  conflict,   ///< changed on the platform since: left for the next plan
  left,       ///< not sent when the run ended: stopped, or too many failures
  pending,    ///< for somebody who was invited and has no user until they accept: left for a later plan
};
/// `planned`, …
[[nodiscard]] std::string_view name_of(StepState state);
[[nodiscard]] std::optional<StepState> step_state_of(std::string_view name);

/// One mutation of a run. `number` is the mutation's id in the plan, from 1.
struct JournalStep {
  std::uint32_t number = 0;
  MutationKind kind = MutationKind::update_user;
  StepState state = StepState::planned;
  std::string person;              ///< HR's id; empty: about a group alone
  std::string user;                ///< the platform's id, once it is known
  std::string group;               ///< the platform's id, once it is known
  std::string input;               ///< hash of what is sent: the same input fails the same way
  std::uint32_t attempts = 0;
  Instant at;                      ///< of the last change of state
  std::string because;             ///< why it failed, is held, waits
  std::string request;             ///< the platform's name for the request
  std::string before;              ///< JSON: what was there before, where it was read
  std::string shown;               ///< JSON: what the platform showed afterwards
  std::string undo;                ///< JSON: the change that takes it back; empty: nothing does
  friend bool operator==(const JournalStep&, const JournalStep&) = default;
};

enum class RunState : std::uint8_t {
  running,    ///< or its process died
  stopped,    ///< on request; the same plan goes on with it
  held,       ///< all done but what is held; an approval goes on with it
  partly,     ///< some steps failed
  done,
  given_up,   ///< another plan took its place
};
[[nodiscard]] std::string_view name_of(RunState state);
[[nodiscard]] std::optional<RunState> run_state_of(std::string_view name);

struct Run {
  std::uint64_t number = 0;        ///< from 1
  std::string plan;                ///< hash
  RunState state = RunState::running;
  std::uint64_t serial = 0;        ///< of the state that it began with
  std::string who;
  Instant began;
  std::optional<Instant> ended;
  std::string because;             ///< why it is not `done`
};

struct AuditEntry {
  Instant at;
  std::string who;
  std::string what;                ///< `approve`, `apply`, `stop`, …
  std::string about;               ///< a hash, a run, a person
  std::string detail;
};

/// What is written together when a run goes on.
struct Advance {
  std::uint64_t run = 0;
  std::vector<JournalStep> steps;  ///< as they are from now on
  std::vector<MemoryEvent> events;
};

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  /// From now on this store is the one that writes. `unwritable` while another process has the turn;
  /// one that died has it no more. No clock has a say in it.
  [[nodiscard]] virtual Result<void> take_turn(const std::string& who) = 0;

  /// How many runs there were: a plan is carried out on the state that it was made from.
  [[nodiscard]] virtual Result<std::uint64_t> serial() = 0;
  /// The sum of all events.
  [[nodiscard]] virtual Result<Memory> memory() = 0;

  // Plans and verdicts: no turn is needed.
  [[nodiscard]] virtual Result<void> keep_plan(const StoredPlan& plan) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredPlan>> plan(const std::string& hash) = 0;
  [[nodiscard]] virtual Result<void> add_verdict(const Verdict& verdict) = 0;
  /// In the order in which they were given: the first that covers a mutation counts.
  [[nodiscard]] virtual Result<std::vector<Verdict>> verdicts(const std::string& plan) = 0;

  // Runs and the journal: the turn is needed to write.
  /// A new run with all its steps, and what is remembered with its beginning; its number. The serial
  /// grows by one.
  [[nodiscard]] virtual Result<std::uint64_t> begin_run(const Run& run,
                                                        std::span<const JournalStep> steps,
                                                        std::span<const MemoryEvent> events) = 0;
  /// Goes on with a run that is not over: its state is `running` again.
  [[nodiscard]] virtual Result<void> resume_run(std::uint64_t run) = 0;
  /// All of it or nothing. Run 0 has no steps: events alone.
  [[nodiscard]] virtual Result<void> advance(const Advance& advance) = 0;
  [[nodiscard]] virtual Result<void> end_run(std::uint64_t run, RunState state, Instant at,
                                             const std::string& because) = 0;
  /// The latest first, at most `count`.
  [[nodiscard]] virtual Result<std::vector<Run>> runs(std::size_t count) = 0;
  [[nodiscard]] virtual Result<std::optional<Run>> run(std::uint64_t number) = 0;
  /// In the order of the plan.
  [[nodiscard]] virtual Result<std::vector<JournalStep>> steps(std::uint64_t run) = 0;
  /// Steps about one person in all runs, the earliest run first.
  struct PersonStep {
    Run run;
    JournalStep step;
  };
  [[nodiscard]] virtual Result<std::vector<PersonStep>> steps_about(const std::string& person) = 0;
  /// Why this input was refused the last time it was sent; nothing if it was not, or was done since.
  [[nodiscard]] virtual Result<std::optional<std::string>> refusal(const std::string& input) = 0;

  // A stop is asked for by another process, and holds until a run begins or goes on.
  [[nodiscard]] virtual Result<void> ask_for_stop(const std::string& who, Instant at) = 0;
  [[nodiscard]] virtual Result<bool> is_stop_asked_for() = 0;
  [[nodiscard]] virtual Result<void> forget_stop() = 0;

  /// Whether anything is remembered of a person, or any journal names them.
  [[nodiscard]] virtual Result<bool> knows(const std::string& person) = 0;
  /// Forgets a person: what is remembered of them, the plans that tell of them, and whatever journals
  /// hold but hashes, under a name that tells nobody who it was. Needs the turn; nothing that was
  /// done for them can be undone afterwards. Says that name.
  [[nodiscard]] virtual Result<std::string> erase(const std::string& person) = 0;

  [[nodiscard]] virtual Result<void> add_audit(const AuditEntry& entry) = 0;
  /// The latest first, at most `count`.
  [[nodiscard]] virtual Result<std::vector<AuditEntry>> audit(std::size_t count) = 0;
};

}  // namespace joinery
