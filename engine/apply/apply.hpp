#pragma once
/// Carries a sealed plan out: exactly that one, once, or not at all.
///
/// Every change is in the journal as `sent` before it leaves, so that after any accident it can be
/// found out what became of it; nothing is repeated before that. Changes go in waves of one kind;
/// of each wave the first few go ahead, are read back and compared. Who waits for a change that
/// failed is not touched; everybody else is.
///
/// Time passes only through the clock. Threads: one. The store's turn is taken by the caller.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/edge/platform.hpp"
#include "engine/edge/store.hpp"
#include "engine/edge/waiting_clock.hpp"
#include "engine/plan_file/sealed_plan.hpp"

namespace joinery {

struct ApplyOptions {
  std::string who;                            ///< for the journal
  std::vector<std::string> match_fields;      ///< by which users can be told, the strongest first
  std::vector<std::string> reference_fields;  ///< whose values are users
  bool again = false;                         ///< tries what the platform refused before
  std::uint32_t attempts_max = 5;             ///< of one change, in one run
  std::uint32_t pauses_max = 60;              ///< in a row, because the platform is busy
  std::uint32_t canary_permille = 10;
  std::size_t canary_least = 3;
  std::uint32_t circuit_permille = 300;       ///< of a wave's changes that may fail
  std::size_t circuit_least = 10;             ///< before so many were tried it stays closed
  std::int64_t recheck_after_micros = 600 * micros_per_second;   ///< then people are looked at again
};

/// The world in which a plan is carried out. All of it outlives the call.
struct ApplyWorld {
  Store& store;
  Platform& platform;
  WaitingClock& clock;
};

struct ApplyReport {
  enum class End : std::uint8_t {
    nothing,   ///< there was nothing to do
    done,
    held,      ///< done, but for what is held
    partly,    ///< some of it failed or was left
    stopped,   ///< on request; the same plan goes on
    stale,     ///< nothing was done: the plan is not of the present state
  };
  End end = End::nothing;
  std::string because;
  std::uint64_t run = 0;
  bool resumed = false;
  std::vector<JournalStep> steps;   ///< in the order of the plan
  std::vector<std::string> notices; ///< what somebody should know

  [[nodiscard]] std::size_t count_of(StepState state) const;
};

/// An error is the store's: nothing more can be written, so nothing more was sent.
[[nodiscard]] Result<ApplyReport> apply(const SealedPlan& plan, ApplyWorld world,
                                        const ApplyOptions& options);

/// Finds out what became of the changes that a process which died had sent, and ends its run. Before
/// a plan is made, so that it is made of what is so. Says what was found.
[[nodiscard]] Result<std::vector<std::string>> recover(ApplyWorld world,
                                                       const ApplyOptions& options);

}  // namespace joinery
