#pragma once
/// The time zones of the system's tz database, and the way between days and instants.
///
/// Loaded once and shared `const` between threads; every call is thread-safe. `find` reads a zone's
/// changes when it is first asked for (about 0.1 ms); all the rest touches only memory, allocates
/// nothing and is a binary search (tens of nanoseconds). A `ZoneId` comes from `find` of the same
/// table and from nowhere else. Years after the end of the zone files follow the rule that the file
/// ends with.
///
///   JOINERY_TRY(const auto zones, ZoneTable::load());
///   const auto cairo = zones.find("africa/cairo");
///   zones.start_of_day(day, *cairo);   // 2026-04-24 begins at 2026-04-23T22:00:00Z

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "dsl/base/id.hpp"
#include "dsl/base/result.hpp"
#include "engine/calendar/day.hpp"

namespace joinery {

struct ZoneTag;
using ZoneId = Id<ZoneTag>;

class ZoneTable {
 public:
  /// `unreadable` where the system has no tz database.
  [[nodiscard]] static Result<ZoneTable> load();
  ZoneTable(ZoneTable&&) noexcept;
  ZoneTable& operator=(ZoneTable&&) noexcept;
  ~ZoneTable();

  /// IANA names and their links (`Europe/London`, `GB`), as written or else in any case. `nullopt`
  /// for what is unknown and for a zone whose file is broken.
  [[nodiscard]] std::optional<ZoneId> find(std::string_view name) const;
  /// As the database writes it; good as long as the table lives.
  [[nodiscard]] std::string_view name(ZoneId zone) const;
  /// All names, sorted, for suggestions; good as long as the table lives.
  [[nodiscard]] const std::vector<std::string_view>& names() const;

  /// The first instant of `day` in `zone`. Where the clocks skip midnight, the first instant that
  /// exists. A day that a zone skipped altogether (Pacific/Apia, 2011-12-30) starts, and is over,
  /// where the next one starts.
  [[nodiscard]] Instant start_of_day(Day day, ZoneId zone) const;
  /// The day that has begun last: `start_of_day(day_of(t)) <= t < start_of_day(day_of(t) + 1)`. So
  /// a clock that is put back across midnight does not bring yesterday back, as it does on the
  /// wall. Outside the supported years, their nearest end.
  [[nodiscard]] Day day_of(Instant instant, ZoneId zone) const;

  /// What a wall clock shows.
  [[nodiscard]] LocalTime local_of(Instant instant, ZoneId zone) const;
  /// When a wall clock shows `local`. Of two such instants the first. In a gap, as if the clock had
  /// not been put forward yet: 02:30 on the night when 02:00 became 03:00 is 03:30.
  [[nodiscard]] Instant instant_of(const LocalTime& local, ZoneId zone) const;

 private:
  struct State;
  explicit ZoneTable(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace joinery
