#include "engine/calendar/offsets.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"

namespace joinery {
namespace {

constexpr std::int64_t day_seconds = 86'400;
/// After 400 years the Gregorian calendar repeats, weekdays included.
constexpr std::int64_t cycle_days = 146'097;
constexpr std::int64_t cycle_seconds = cycle_days * day_seconds;
/// No wall is further from UTC than this.
constexpr std::int64_t furthest_offset = 26 * 3600;

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::int32_t floor_day(std::int64_t local_seconds) {
  return static_cast<std::int32_t>(floor_div(local_seconds, day_seconds));
}

Day supported_day(std::int64_t days) {
  return Day{
      static_cast<std::int32_t>(std::clamp<std::int64_t>(days, first_day.days, last_day.days))};
}

int year_of(std::int64_t seconds) {
  return parts(supported_day(floor_div(seconds, day_seconds))).year;
}

/// The changes that `rule` makes from `year` on, in `count` years.
std::vector<OffsetChange> changes_of(const PosixRule& rule, int year, int count) {
  std::vector<OffsetChange> changes;
  for (int i = 0; i < count; ++i) {
    const auto& summer = *rule.summer;
    changes.push_back({local_seconds(summer.begins, year + i) - rule.offset, summer.offset});
    changes.push_back({local_seconds(summer.ends, year + i) - summer.offset, rule.offset});
  }
  std::sort(changes.begin(), changes.end(),
            [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return changes;
}

}  // namespace

Offsets::Offsets(std::vector<OffsetChange> changes, const std::optional<PosixRule>& rule) {
  JOINERY_CHECK(!changes.empty());
  for (const auto& change : changes) stretches_.push_back({change.begin, change.offset, 0});
  if (rule && rule->summer) continue_by(*rule);
  std::int32_t begun = INT32_MIN;
  for (std::size_t i = 0; i < stretches_.size(); ++i) {
    stretches_[i].begun_day = begun;
    if (i + 1 == stretches_.size()) break;
    begun = std::max(begun, floor_day(stretches_[i + 1].begin - 1 + stretches_[i].offset));
  }
}

void Offsets::continue_by(const PosixRule& rule) {
  const std::int64_t last = stretches_.back().begin;
  // A year's rest after the last change, then one whole cycle, in which to find any later instant.
  const int year = std::max(year_of(last), 1970);
  for (const auto& change : changes_of(rule, year, 403)) {
    if (change.begin > last) stretches_.push_back({change.begin, change.offset, 0});
  }
  table_end_ = day_from(year + 402, 1, 1)->days * day_seconds;
}

Offsets::Folded Offsets::fold(std::int64_t seconds) const {
  if (seconds < table_end_) return {seconds, 0};
  const std::int64_t cycles = (seconds - table_end_) / cycle_seconds + 1;
  return {seconds - cycles * cycle_seconds, cycles * cycle_days};
}

std::size_t Offsets::stretch_at(std::int64_t seconds) const {
  const auto after = std::upper_bound(
      stretches_.begin() + 1, stretches_.end(), seconds,
      [](std::int64_t value, const Stretch& stretch) { return value < stretch.begin; });
  return static_cast<std::size_t>(after - stretches_.begin()) - 1;
}

std::int64_t Offsets::end_of(std::size_t index) const {
  return index + 1 < stretches_.size() ? stretches_[index + 1].begin : INT64_MAX / 2;
}

Day Offsets::day_of(Instant instant) const {
  const Folded at = fold(floor_div(instant.micros, micros_per_second));
  const Stretch& stretch = stretches_[stretch_at(at.seconds)];
  const std::int32_t day = std::max(floor_day(at.seconds + stretch.offset), stretch.begun_day);
  return supported_day(day + at.days);
}

Instant Offsets::start_of_day(Day day) const {
  const std::int64_t midnight = day.days * day_seconds;
  const Folded from = fold(midnight - furthest_offset);
  const std::int64_t folded_midnight = midnight - from.days * day_seconds;
  std::size_t index = stretch_at(from.seconds);
  while (end_of(index) - 1 + stretches_[index].offset < folded_midnight) ++index;
  const Stretch& stretch = stretches_[index];
  const std::int64_t start =
      std::max(folded_midnight - stretch.offset, index == 0 ? INT64_MIN : stretch.begin);
  return Instant{(start + from.days * day_seconds) * micros_per_second};
}

LocalTime Offsets::local_of(Instant instant) const {
  const std::int64_t seconds = floor_div(instant.micros, micros_per_second);
  const std::int64_t fraction = instant.micros - seconds * micros_per_second;
  const Folded at = fold(seconds);
  const std::int64_t local = at.seconds + stretches_[stretch_at(at.seconds)].offset;
  const std::int64_t day = floor_div(local, day_seconds);
  return {supported_day(day + at.days), (local - day * day_seconds) * micros_per_second + fraction};
}

Instant Offsets::instant_of(const LocalTime& local) const {
  const std::int64_t flat = local.day.days * day_seconds + local.micros / micros_per_second;
  const std::int64_t fraction = local.micros % micros_per_second;
  const Folded from = fold(flat - furthest_offset);
  const std::int64_t wanted = flat - from.days * day_seconds;
  std::size_t index = stretch_at(from.seconds);
  while (wanted - stretches_[index].offset >= end_of(index)) ++index;
  // Either a wall shows `wanted` in this stretch, or the clocks skipped it just before; then the
  // offset from before the gap carries it as far past the gap as it was inside.
  std::int64_t seconds = wanted - stretches_[index].offset;
  if (index > 0 && seconds < stretches_[index].begin) {
    seconds = wanted - stretches_[index - 1].offset;
  }
  return Instant{(seconds + from.days * day_seconds) * micros_per_second + fraction};
}

}  // namespace joinery
