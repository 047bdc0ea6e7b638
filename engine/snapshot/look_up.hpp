#pragma once
/// Asks a source for one person by HR's id: the third witness before somebody who is not among the
/// records loses an account. Whoever asks decides what the records mean (engine/execute); here it
/// is only whether there are any.

#include <string>

#include "dsl/base/limits.hpp"
#include "engine/connect/caller.hpp"

namespace joinery {

struct PersonAnswer {
  enum class Kind : std::uint8_t {
    there,      ///< the source gave records: `records`
    not_there,  ///< it knows nobody of this id
    hidden,     ///< it does not let us see them (403): nothing follows from that
    not_told,   ///< no answer, or a broken one: nothing follows from that, either
  };
  Kind kind = Kind::not_told;
  std::string records;  ///< NDJSON: one, or few where the source is not exact about ids
  std::string why;      ///< hidden, not_told: for people; never a secret
};

/// The connector says how (`read: one`). Fetches one person, with what belongs to them.
[[nodiscard]] PersonAnswer look_up(Caller& caller, const std::string& person, const Limits& limits);

}  // namespace joinery
