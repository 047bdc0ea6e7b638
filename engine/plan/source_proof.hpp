#pragma once
/// What is known of the records that a plan is made from: whether they are all, and whose they are.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/calendar/day.hpp"

namespace joinery {

struct SourceProof {
  std::string incomplete;            ///< not empty: why there may be more people than these
  std::string groups_incomplete;     ///< not empty: why there may be more of groups than is said
  Instant at;                        ///< when the records were taken
  std::optional<Instant> stamp;      ///< the source's own time of them
  std::string hash;                  ///< of the records; empty: not known
  std::string identity;              ///< whose records they are; empty: not known
  /// What the source said of people who were asked for by their id, in this run.
  std::map<std::string, std::string, std::less<>> look_ups = {};   ///< present, gone, invisible
  bool forced = false;               ///< an older snapshot than the last one is meant
};

}  // namespace joinery
