#pragma once
/// What an answer means: the failures that are declared, in their order, and then its status.

#include <chrono>
#include <optional>
#include <string>

#include "engine/connect/asking.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/formulas/formulas.hpp"

namespace joinery {

struct Judgement {
  AnswerMeaning meaning = AnswerMeaning::done;
  std::string say;                                 ///< not yet cleaned of secrets
  std::optional<std::chrono::milliseconds> after;  ///< retry: how long to wait, if anything says so
  bool declared = false;                           ///< the connector says so, not the status
};

/// `context` holds the answer. `unreadable` says why the body of a good status is none, or is
/// empty.
[[nodiscard]] Judgement judge(const Connector& connector, ConnectorFormulas& formulas,
                              const Asking& asking, const Json& context, int status,
                              const std::string& unreadable);

/// What it means that no whole answer came.
[[nodiscard]] Judgement judge(const HttpProblem& problem);

}  // namespace joinery
