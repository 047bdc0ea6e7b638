#pragma once
/// What was done about one person, when, and why: from the journal.

#include <string>

#include "engine/cli/exit_code.hpp"
#include "engine/cli/session.hpp"

namespace joinery {

struct HistoryQuestion {
  std::string integration;   ///< path
  std::string person;        ///< HR's id
  std::string on;            ///< a day (UTC); empty: all days
  std::string state;
  std::string format = "text";
};

/// Prints it. `failed` where nothing is known of that person.
[[nodiscard]] ExitCode tell_history(Session& session, const HistoryQuestion& question);

}  // namespace joinery
