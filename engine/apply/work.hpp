#pragma once
/// One run while it goes on: what all parts of this folder share. Private to engine/apply.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/apply/apply.hpp"

namespace joinery {

struct Work {
  const SealedPlan& plan;
  ApplyWorld world;
  const ApplyOptions& options;
  Memory memory;
  std::uint64_t run = 0;
  std::vector<JournalStep> steps;   ///< parallel to the plan's mutations
  std::vector<std::string> notices;
  std::map<std::string, std::string> user_of_person;    ///< made in this run
  std::set<std::string> made_without_user;              ///< invited in this run: their user comes when they accept
  std::map<std::pair<std::string, std::string>, std::string> group_of_key;   ///< kind and key -> id
  std::chrono::milliseconds looked_for_stop{-1'000'000};
  bool stop = false;

  [[nodiscard]] const SealedMutation& mutation(const JournalStep& step) const {
    return plan.mutations[step.number - 1];
  }
  [[nodiscard]] JournalStep& step(std::uint32_t number) { return steps[number - 1]; }
  [[nodiscard]] Instant now() const { return world.clock.now(); }

  /// Whether somebody wants it to stop, on this machine or through the store.
  [[nodiscard]] Result<bool> stopping();
  /// Waits, and looks at least once a second whether to stop; false: stop.
  [[nodiscard]] Result<bool> wait(std::chrono::milliseconds time);
  /// Writes steps and what is remembered with them; remembers it here, too.
  [[nodiscard]] Result<void> write(std::vector<JournalStep> changed,
                                   std::vector<MemoryEvent> events);
  /// What is known from a step that is done: the user or group that it made.
  void learn(const JournalStep& step);
};

// resolve.cpp
/// The ids of the platform, as far as they are known; empty: not yet.
[[nodiscard]] std::string user_for(const Work& work, const SealedMutation& mutation);
[[nodiscard]] std::string user_of(const Work& work, const std::string& person);
[[nodiscard]] std::string group_for(const Work& work, const SealedMutation& mutation);
struct Resolved {
  PlatformMutation mutation;
  std::string missing;   ///< not empty: who or what is not there
  std::string person;    ///< whose user is missing, if it is somebody's
};
[[nodiscard]] Resolved resolve(const Work& work, const SealedMutation& mutation);
/// Whether somebody was invited and has no user before they accept: nothing is wrong then.
[[nodiscard]] bool awaits_acceptance(const Work& work, const std::string& person);
/// Of everything that decides whether a platform takes it: the same again is refused again.
[[nodiscard]] std::string input_of(const PlatformMutation& mutation);

// read_back.cpp
/// How long a platform has between two questions whether it shows what was done.
inline constexpr std::chrono::milliseconds between_looks{1'000};
/// None: the field is not among them.
[[nodiscard]] const Json* value_in(const std::vector<PlatformField>& fields, std::string_view name);
/// Whether two values are the same thing for a platform, which has its own way of writing it.
[[nodiscard]] bool is_same_there(const Json& a, const Json& b);
enum class Shows : std::uint8_t { it, not_it, not_told };
/// Whether a user or group is as the mutation wants it.
[[nodiscard]] Shows shows(const PlatformMutation& wanted, const PlatformUser& user);
[[nodiscard]] Shows shows(const PlatformMutation& wanted, const PlatformGroup& group);
/// Asks the platform, again and again until what was done must be visible.
[[nodiscard]] Result<Shows> read_back(Work& work, const PlatformMutation& wanted, Instant sent,
                                      std::vector<PlatformField>* shown);

// find_out.cpp
/// What became of a step that was sent and whose answer nobody has: `done`, `planned` (it was not
/// done: it may be sent), or `unknown`. Changes the step and says what is to be remembered.
[[nodiscard]] Result<std::vector<MemoryEvent>> find_out(Work& work, JournalStep& step);

// remember_step.cpp
/// What is remembered once a step is done.
[[nodiscard]] std::vector<MemoryEvent> events_of(const Work& work, const JournalStep& step,
                                                 const PlatformMutation& sent,
                                                 const std::vector<PlatformField>& shown);
/// Users and fields as JSON, for the journal.
[[nodiscard]] std::string text_of(const PlatformUser& user);
[[nodiscard]] std::string text_of(const std::vector<PlatformField>& fields);

// prepare.cpp
struct Prepared {
  enum class What : std::uint8_t { ready, later, settled };
  What what = What::ready;
  PlatformMutation mutation;
  std::vector<MemoryEvent> events;   ///< of a step that is settled
};
/// Whether a step can be sent now; if it can not, and never will in this run, it is settled: its
/// state says why.
[[nodiscard]] Result<Prepared> prepare(Work& work, JournalStep& step);

// wave.cpp
struct WaveEnd {
  bool stopped = false;   ///< on request
  bool broken = false;    ///< what went ahead did not arrive: nothing more is sent in this run
};
/// Carries out the steps from `first` to before `end`, all of one kind.
[[nodiscard]] Result<WaveEnd> run_wave(Work& work, std::size_t first, std::size_t end);

// undo_step.cpp
/// The change that takes this one back, as JSON; empty where nothing does.
[[nodiscard]] std::string undo_of(const SealedMutation& mutation);

}  // namespace joinery
