#pragma once
/// What is known of the records that a plan is made from: whether they are all, and whose they are.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/calendar/day.hpp"

namespace joinery {

/// What the source said of one person who was asked for by their id, as the mapping reads it.
enum class SourceAnswer : std::uint8_t {
  present,    ///< it has them, and they are to have an account: a page shifted
  gone,       ///< it knows nobody of this id, or says that they have left
  left_out,   ///< it has them, and a rule of the mapping leaves them out
  invisible,  ///< it does not let us see them, or finds nobody by an id at all
};

struct SourceProof {
  std::string incomplete;            ///< not empty: why there may be more people than these
  std::string groups_incomplete;     ///< not empty: why there may be more of groups than is said
  Instant at;                        ///< when the records were taken
  Instant everybody_at;              ///< when everybody was read, if only what changed was taken since: then
                                     ///< the records are no second witness of who is missing
  std::optional<Instant> stamp;      ///< the source's own time of them
  std::string hash;                  ///< of the records; empty: not known
  std::string identity;              ///< whose records they are; empty: not known
  /// What the source said of people who were asked for by their id, in this run.
  std::map<std::string, SourceAnswer, std::less<>> look_ups = {};
  bool can_be_asked = true;          ///< for one person; false: snapshots are all the evidence there is
  bool forced = false;               ///< an older snapshot than the last one is meant
};

}  // namespace joinery
