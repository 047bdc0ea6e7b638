#pragma once
/// How a source writes its days, shown by one example: the 31st of January 2024. On that day no two
/// of day, month and year are alike, so `31/01/2024` can only be day first and `01/31/24` only
/// month first.
///
/// The example may hold
///   `2024` or `24`            the year; two digits 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to
///   2068 `01`, `1`, `Jan`, `January`  the month in English; `1` means that single digits stand
///   alone `31`, `31st`              the day, as wide as the month: next to `1` or a name also one
///   digit `Wed`, `Wednesday`        the weekday, which must then be right `00:00`, `00:00:00`,
///   `00:00:00.000`  midnight, as exports add it anything else that is not a letter or a digit, and
///   `T` before midnight: itself
///
///   const auto pattern = compile_date_pattern("31 Jan 2024");
///   pattern->parse("1 MAY 2023");   // names in any case
///
/// A pattern is a small value, immutable; `parse` and `format` are thread-safe and allocate
/// nothing, but for `out` where it must grow.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/calendar/day.hpp"
#include "engine/calendar/problem.hpp"

namespace joinery {

class DatePattern {
 public:
  /// The whole text must be a day of this form.
  [[nodiscard]] Dated<Day> parse(std::string_view text) const;
  /// Writes `day` as the example is written. Appends.
  void format(Day day, std::string& out) const;

 private:
  friend class DatePatternReader;
  enum class Kind : std::uint8_t {
    literal,
    year4,
    year2,
    month2,
    month1,
    month_short,
    month_long,
    day2,
    day1,
    ordinal,
    weekday_short,
    weekday_long
  };
  struct Piece {
    Kind kind = Kind::literal;
    char literal = '\0';
  };
  struct Found;

  [[nodiscard]] Dated<Day> day_from_found(const Found& found) const;

  std::array<Piece, 40> pieces_{};
  std::uint8_t size_ = 0;
};

enum class PatternProblem : std::uint8_t {
  too_long,      ///< more than 40 pieces
  unknown_part,  ///< a word or number that is not of 31 January 2024
  repeated,      ///< two days, two months, two years or two weekdays
  incomplete,    ///< day, month or year is missing
  run_together,  ///< digits of open width beside digits, as in `1312024`
};
/// Lower case, no full stop, to be put after the example.
[[nodiscard]] std::string_view words(PatternProblem problem);

[[nodiscard]] tl::expected<DatePattern, PatternProblem> compile_date_pattern(
    std::string_view example);

}  // namespace joinery
