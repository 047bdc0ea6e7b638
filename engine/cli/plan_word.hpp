#pragma once
/// A word that somebody says about a plan: what its guards hold is approved or refused, all of it or a
/// part.

#include <optional>
#include <string>
#include <vector>

#include "engine/cli/session.hpp"
#include "engine/edge/store.hpp"
#include "engine/plan_file/sealed_plan.hpp"

namespace joinery {

/// As the command line has it.
struct PlanWord {
  std::string approve, reject, reason, until;
  std::vector<std::string> only;

  [[nodiscard]] bool is_said() const { return !approve.empty() || !reject.empty(); }
};

/// Why the word cannot be meant for this plan; nothing where it can, or where none is said.
[[nodiscard]] std::optional<Error> wrong_word(const PlanWord& word, const SealedPlan& plan);

/// Keeps it, and tells on standard error what was said before.
[[nodiscard]] Result<void> say_word(const Session& session, const PlanWord& word, const SealedPlan& plan,
                                    Store& store, Instant now);

/// What the refusal that was said last means for the plan.
struct Refusal {
  std::vector<const SealedMutation*> refused;
  std::size_t approved = 0;   ///< approved before: the first word counts
  std::size_t others = 0;     ///< neither refused now nor before, nor done
  std::size_t done = 0;
  Verdict said;
};
[[nodiscard]] Result<Refusal> refusal_of(const SealedPlan& plan, Store& store, Instant now);
[[nodiscard]] std::string print_text(const Refusal& refusal, const std::string& integration);
[[nodiscard]] std::string print_json(const Refusal& refusal, const SealedPlan& plan);

}  // namespace joinery
