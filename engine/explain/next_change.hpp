#pragma once
/// When a person's answer changes next if the record stays as it is.
///
/// From the mapping's time conditions come the instants at which anything can change; between two
/// of them everything stands still. They are tried in order, with the real executor at that clock,
/// so what is found is exact. An invitation that is due at once moves with the clock and is no
/// change by itself.

#include <optional>
#include <string>

#include "engine/explain/answer.hpp"

namespace joinery {

struct NextChange {
  std::optional<Instant> at;  ///< none: nothing changes
  std::string zone;           ///< of the person; UTC where it is not known
  Day day;                    ///< the day there
  Answer before, after;       ///< `after`: where there is a change
  /// Nothing was found, or only up to here: some conditions change from day to day and were
  /// followed for 400 days.
  std::optional<Instant> horizon;
  /// False where the mapping looks at `now` in a way that can change from moment to moment; then an
  /// earlier change is possible.
  bool is_complete = true;
};

[[nodiscard]] NextChange next_change(const Inquiry& inquiry, const Json& record);

/// The decision line, with `at once` for the day of an invitation that is due at once: equal where
/// nothing changed.
[[nodiscard]] std::string standing_line(const Inquiry& inquiry, const Json& record, RunClock clock);

}  // namespace joinery
