#pragma once
/// A decision that owns all it says, so that two of them can be compared; and what it looked at.

#include <optional>
#include <string>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/execute/trace.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"

namespace joinery {

struct Answer {
  Decision::Kind kind = Decision::Kind::hold;
  Decision::By by = Decision::By::nobody;
  std::uint32_t index = 0;  ///< of the rule or field
  std::string person;       ///< empty: not known
  std::string because;
  AccountState account = AccountState::active;
  std::optional<Day> invite;
  std::string line;  ///< as `joinery map` prints it

  [[nodiscard]] bool is_include() const { return kind == Decision::Kind::include; }
};

[[nodiscard]] Answer answer(Decider& decider, const Executor& executor, const Json& record);
/// The answer of an executor of its own.
[[nodiscard]] Answer answer(const Inquiry& inquiry, const Json& record);

/// The roots that were needed for `answer`, in the order in which they were asked.
[[nodiscard]] std::vector<Root> roots_asked(const Program& program, const Answer& answer);

/// `include`, …
[[nodiscard]] std::string_view name_of(Decision::Kind kind);

}  // namespace joinery
