#pragma once
/// The smallest change of a record that flips the answer: somebody who is left out or held would be
/// included, somebody who is included would not be.
///
/// It is found by trying: sets of one place, then two, then three, each with the values that the
/// mapping asks about, decided by the real executor. A place that the decision did not look at
/// cannot change it, so only places that were looked at are tried, first of the record as it is,
/// then of each record that was made. So no part of the change that is given flips the answer by
/// itself.
///
/// Deterministic. Bounded by `decisions_max`; what was not tried is said.

#include <string>
#include <vector>

#include "engine/explain/answer.hpp"
#include "engine/explain/source_place.hpp"

namespace joinery {

struct PlaceChange {
  std::string name, path;  ///< of the reading
  JsonLocation location;
  std::optional<Json> before;  ///< none: missing
  std::optional<Json> after;   ///< none: taken away
  bool any_other = false;      ///< `after` is just one that the mapping does not name
};

struct SmallestChange {
  enum class Outcome : std::uint8_t {
    found,
    none,     ///< everything up to `places_max` places was tried
    gave_up,  ///< `decisions_max` was reached before
  };
  Outcome outcome = Outcome::none;
  std::vector<PlaceChange> changes;
  Answer before, after;       ///< `after`: of the changed record, where one was found
  Json record;                ///< the changed record
  std::size_t decisions = 0;  ///< how many records were decided
  std::vector<std::string>
      not_tried;  ///< paths that were looked at, and cannot be changed in place
};

struct ChangeOptions {
  std::size_t places_max = 3;
  std::size_t decisions_max = 5'000;
};

[[nodiscard]] SmallestChange smallest_change(const Inquiry& inquiry, const Json& record,
                                             const ChangeOptions& options = {});

/// `record` with `value` there, or without what is there; objects that are missing on the way are
/// made. Nothing where something else than an object stands on the way, or nothing is there to
/// take.
[[nodiscard]] std::optional<Json> changed(const Json& record, const JsonLocation& location,
                                          const std::optional<Json>& value);

}  // namespace joinery
