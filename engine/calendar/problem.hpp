#pragma once
/// Why a text is not a date. An enum and not a sentence, so that the failing path of a million
/// records costs no memory; `words` makes the sentence where somebody reads it.

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

namespace joinery {

enum class DateProblem : std::uint8_t {
  placeholder,  ///< 0000-00-00: the writer had no date; callers usually take it as blank
  shape,        ///< not the form that was asked for
  trailing,     ///< a date, and then something more
  month,        ///< no such month
  day,          ///< no such day in that month
  year,         ///< not in 0001 to 9999
  time,         ///< no such time of day (24:00 and second 60 included)
  offset,       ///< no such offset from UTC
  needs_zone,   ///< a local time where an instant is asked for
  has_time,     ///< a time that is not midnight where a day is asked for
  weekday,      ///< the named weekday is not the weekday of that day
  number,       ///< not a number, or one that no supported instant has
};

/// Lower case, no full stop, to be put after the text: "`2023-02-29` has no such day in that
/// month".
[[nodiscard]] std::string_view words(DateProblem problem);

/// A date or the reason why not.
template <class T>
using Dated = tl::expected<T, DateProblem>;

}  // namespace joinery
