#pragma once
/// The offsets of one zone through all time, flat, for search by number: what date's zone and the
/// file's last rule say, worked out once. Immutable; const use from any thread.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/calendar/posix_rule.hpp"

namespace joinery {

/// From `begin` to the next change, walls show UTC plus `offset`. All are in seconds.
struct OffsetChange {
  std::int64_t begin = 0;
  std::int32_t offset = 0;
};

class Offsets {
 public:
  /// `changes` in order of time, the first of them from the beginning of time. After the last of
  /// them `rule` goes on, where there is one.
  Offsets(std::vector<OffsetChange> changes, const std::optional<PosixRule>& rule);

  [[nodiscard]] Day day_of(Instant instant) const;
  [[nodiscard]] Instant start_of_day(Day day) const;
  [[nodiscard]] LocalTime local_of(Instant instant) const;
  [[nodiscard]] Instant instant_of(const LocalTime& local) const;

 private:
  struct Stretch {
    std::int64_t begin;      ///< seconds
    std::int32_t offset;     ///< seconds
    std::int32_t begun_day;  ///< the latest day that had begun before `begin`, as days
  };
  /// An instant before the end of the table, and the days by which it was brought forward.
  struct Folded {
    std::int64_t seconds;
    std::int64_t days;
  };

  void continue_by(const PosixRule& rule);
  [[nodiscard]] Folded fold(std::int64_t seconds) const;
  [[nodiscard]] std::size_t stretch_at(std::int64_t seconds) const;
  [[nodiscard]] std::int64_t end_of(std::size_t index) const;

  std::vector<Stretch> stretches_;
  std::int64_t table_end_ = INT64_MAX;  ///< from here on everything repeats every 400 years
};

}  // namespace joinery
