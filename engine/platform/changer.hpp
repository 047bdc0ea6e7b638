#pragma once
/// Carries changes out: the steps that the connector declares for their kind, one after the other, and
/// says what became of each. Nobody is made twice: who is to be made is looked for first, by the
/// strongest key, and what is said to be taken is found and adopted.
///
/// It never waits for a platform to be ready, and never makes a change again: whoever carries out a plan
/// decides that.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/connect/caller.hpp"
#include "engine/edge/platform.hpp"
#include "engine/platform/change_plan.hpp"
#include "engine/platform/finder.hpp"

namespace joinery {

[[nodiscard]] inline MutationAnswer answer_of(MutationAnswer::Kind kind, std::string because = {}) {
  MutationAnswer answer;
  answer.kind = kind;
  answer.because = std::move(because);
  return answer;
}

class Changer {
 public:
  /// All outlive it. `new_password` gives a text that nobody can guess, anew at each call.
  Changer(Caller& caller, PlatformRecords& records, Finder& finder, const MappedFields& fields,
          std::function<std::string()> new_password);

  [[nodiscard]] MutationAnswer carry_out(const PlatformMutation& mutation);
  /// Several of a kind that has a bulk form; as many answers, in the same order.
  [[nodiscard]] std::vector<MutationAnswer> carry_out_together(std::span<const PlatformMutation> mutations);

  [[nodiscard]] const ChangePlan& plan_of(MutationKind kind);

 private:
  // changer.cpp
  [[nodiscard]] MutationAnswer make_user(const PlatformMutation& mutation);
  [[nodiscard]] MutationAnswer run_steps(const PlatformMutation& mutation, const ReadUser* present);
  [[nodiscard]] std::string id_of(const MutationAnswer& answer, const PlatformMutation& mutation) const;
  [[nodiscard]] bool has_nothing_to_say(const PlatformMutation& mutation, const std::set<std::string>& says) const;
  [[nodiscard]] MutationAnswer run_step(const Step& step, std::size_t number, const PlatformMutation& mutation,
                                        Json& context);
  [[nodiscard]] Answered ask(const Exchange& exchange, const PlatformMutation& mutation, const Json& context);
  void take_gives(const std::vector<NamedTemplate>& gives, const Json& context, MutationAnswer& answer);
  // answer_meaning.cpp
  [[nodiscard]] MutationAnswer understood(const Answered& answered, const PlatformMutation& mutation);
  [[nodiscard]] MutationAnswer missing(const PlatformMutation& mutation, const std::string& say);
  // adoption.cpp
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> keys_of(const PlatformMutation& mutation);
  [[nodiscard]] Result<std::optional<MutationAnswer>> find_user(const PlatformMutation& mutation);
  [[nodiscard]] Result<std::optional<MutationAnswer>> find_group(const PlatformMutation& mutation);
  [[nodiscard]] MutationAnswer adopt(const PlatformMutation& mutation, MutationAnswer refused);
  // bulk.cpp
  [[nodiscard]] std::vector<MutationAnswer> ask_together(std::span<const PlatformMutation> mutations,
                                                         const Bulk& bulk);
  [[nodiscard]] MutationAnswer row_answer(const Json& row, const Bulk& bulk, const PlatformMutation& mutation);

  Caller& caller_;
  PlatformRecords& records_;
  Finder& finder_;
  const MappedFields& fields_;
  std::function<std::string()> new_password_;
  std::map<MutationKind, ChangePlan> plans_;
};

}  // namespace joinery
