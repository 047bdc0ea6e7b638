#pragma once
/// Whether a plan may be carried out now, and what of it.

#include <optional>
#include <string>

#include "engine/apply/apply.hpp"

namespace joinery {

struct Admission {
  std::string stale;          ///< not empty: it may not, and why
  std::optional<Run> run;     ///< it was begun before, and goes on
};
[[nodiscard]] Result<Admission> admit(const SealedPlan& plan, Store& store, Instant now);

/// Whether it is about this mutation.
[[nodiscard]] bool covers(const Verdict& verdict, const SealedMutation& mutation);
/// The verdict that counts for a mutation: the first that covers it and is not over. Null: none.
[[nodiscard]] const Verdict* word_on(const SealedMutation& mutation, const std::vector<Verdict>& verdicts,
                                     Instant now);
/// The word that let a step go, or on which it waits; null where nobody was asked, or nobody has said one.
[[nodiscard]] const Verdict* word_behind(const JournalStep& step, const SealedMutation& mutation,
                                         const std::vector<Verdict>& verdicts, Instant now);

/// What the verdicts say of a mutation that a guard holds.
struct Permission {
  bool given = false;
  std::string because;        ///< where it is not given
};
[[nodiscard]] Permission permission_for(const SealedMutation& mutation,
                                        const std::vector<Verdict>& verdicts, Instant now);

/// Whether nothing of a plan is held by a guard any more, and somebody has agreed to what the guards
/// say where there is nothing that they could hold.
[[nodiscard]] bool is_let_through(const SealedPlan& plan, const std::vector<JournalStep>& steps,
                                  const std::vector<Verdict>& verdicts, Instant now);

}  // namespace joinery
