#include "engine/calendar/date_pattern.hpp"

#include <algorithm>

#include "engine/calendar/digits.hpp"
#include "engine/calendar/letters.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::size_t short_size = 3;

bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return small_letter(x) == small_letter(y); });
}

/// The run of letters at the front.
std::string_view word_of(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_letter(text[size])) ++size;
  return text.substr(0, size);
}

/// Eats the whole name at the front, or its first three letters where `size` says so; its number
/// from 1, or 0. `Sept` is what British exports write for the short September.
template <std::size_t n>
int read_name(DigitReader& reader, const std::array<std::string_view, n>& names, std::size_t size) {
  const std::string_view word = word_of(reader.rest());
  for (std::size_t i = 0; i < n; ++i) {
    const bool sept =
        size == short_size && names[i] == "September" && same_in_any_case(word, "Sept");
    if (sept || same_in_any_case(word, names[i].substr(0, size))) {
      reader.skip(word.size());
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

int read_one_or_two(DigitReader& reader) {
  const int both = reader.digits(2);
  return both >= 0 ? both : reader.digits(1);
}

std::string_view ordinal_suffix(unsigned day) {
  if (day >= 11 && day <= 13) return "th";
  switch (day % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

void append_number(std::string& out, int value, int width) {
  std::array<char, 4> digits{};
  for (auto i = static_cast<std::size_t>(width); i-- > 0; value /= 10) {
    digits[i] = static_cast<char>('0' + value % 10);
  }
  out.append(digits.data(), static_cast<std::size_t>(width));
}

}  // namespace

/// What the pieces of one text said; -1 where a number was not there.
struct DatePattern::Found {
  int year = -1;
  int month = -1;
  int day = -1;
  int weekday = 0;  ///< from 1, as Weekday; 0 where the pattern has none
};

/// Reads the example, piece by piece.
class DatePatternReader {
 public:
  explicit DatePatternReader(std::string_view example) : rest_(example) {}

  tl::expected<DatePattern, PatternProblem> read();

 private:
  using Kind = DatePattern::Kind;
  struct Part {
    std::string_view word;
    Kind kind;
    bool* seen;
  };

  bool add_midnight();
  std::optional<PatternProblem> add_part();
  void add(Kind kind, char literal = '\0');
  std::optional<PatternProblem> settle_widths();

  std::string_view rest_;
  DatePattern pattern_;
  bool full_ = false;
  bool day_ = false, month_ = false, year_ = false, weekday_ = false;
};

void DatePatternReader::add(Kind kind, char literal) {
  full_ = full_ || pattern_.size_ == pattern_.pieces_.size();
  if (!full_) pattern_.pieces_[pattern_.size_++] = {kind, literal};
}

/// Midnight is the one thing in which digits, and a `T`, stand for themselves.
bool DatePatternReader::add_midnight() {
  const std::string_view text = rest_.substr(rest_.starts_with('T') ? 1 : 0);
  for (const std::string_view form : {"00:00:00.000", "00:00:00", "00:00"}) {
    if (!text.starts_with(form)) continue;
    const std::size_t size = form.size() + (text.size() < rest_.size() ? 1 : 0);
    for (const char c : rest_.substr(0, size)) add(Kind::literal, c);
    rest_.remove_prefix(size);
    return true;
  }
  return false;
}

std::optional<PatternProblem> DatePatternReader::add_part() {
  // A longer word stands before every word that begins it.
  const std::array parts{Part{"Wednesday", Kind::weekday_long, &weekday_},
                         Part{"Wed", Kind::weekday_short, &weekday_},
                         Part{"January", Kind::month_long, &month_},
                         Part{"Jan", Kind::month_short, &month_},
                         Part{"2024", Kind::year4, &year_},
                         Part{"24", Kind::year2, &year_},
                         Part{"31st", Kind::ordinal, &day_},
                         Part{"31", Kind::day2, &day_},
                         Part{"01", Kind::month2, &month_},
                         Part{"1", Kind::month1, &month_}};
  for (const Part& part : parts) {
    const auto head = rest_.substr(0, part.word.size());
    if (!same_in_any_case(head, part.word)) continue;
    if (is_letter(head.front()) && word_of(rest_).size() != head.size()) continue;
    if (*part.seen) return PatternProblem::repeated;
    *part.seen = true;
    add(part.kind);
    rest_.remove_prefix(head.size());
    return {};
  }
  return PatternProblem::unknown_part;
}

/// The day is written like the month: beside `01` it has two digits, beside `1` or a name it may
/// have one. Digits of open width must not touch other digits.
std::optional<PatternProblem> DatePatternReader::settle_widths() {
  const auto begin = pattern_.pieces_.begin();
  const auto end = begin + pattern_.size_;
  const bool padded = std::any_of(begin, end, [](auto p) { return p.kind == Kind::month2; });
  for (auto piece = begin; piece != end; ++piece) {
    if (piece->kind == Kind::day2 && !padded) piece->kind = Kind::day1;
  }
  const auto is_open = [](auto p) { return p.kind == Kind::day1 || p.kind == Kind::month1; };
  const auto is_number = [&](auto p) {
    return is_open(p) || p.kind == Kind::year4 || p.kind == Kind::year2 || p.kind == Kind::month2 ||
           p.kind == Kind::day2 || p.kind == Kind::ordinal || is_digit(p.literal);
  };
  for (auto piece = begin; piece != end && piece + 1 != end; ++piece) {
    const bool touching =
        is_number(piece[0]) && is_number(piece[1]) && piece->kind != Kind::ordinal;
    if (touching && (is_open(piece[0]) || is_open(piece[1]) || piece[1].kind == Kind::ordinal)) {
      return PatternProblem::run_together;
    }
  }
  return {};
}

tl::expected<DatePattern, PatternProblem> DatePatternReader::read() {
  while (!rest_.empty()) {
    const char c = rest_.front();
    if (add_midnight()) continue;
    if (is_digit(c) || is_letter(c)) {
      if (const auto problem = add_part()) return tl::unexpected<PatternProblem>(*problem);
    } else {
      add(Kind::literal, c);
      rest_.remove_prefix(1);
    }
    if (full_) return tl::unexpected<PatternProblem>(PatternProblem::too_long);
  }
  if (full_) return tl::unexpected<PatternProblem>(PatternProblem::too_long);
  if (!day_ || !month_ || !year_) return tl::unexpected<PatternProblem>(PatternProblem::incomplete);
  if (const auto problem = settle_widths()) return tl::unexpected<PatternProblem>(*problem);
  return pattern_;
}

Dated<Day> DatePattern::parse(std::string_view text) const {
  DigitReader reader(text);
  Found found;
  for (std::size_t i = 0; i < size_; ++i) {
    bool fits = true;
    switch (pieces_[i].kind) {
      case Kind::literal:
        fits = reader.eat(pieces_[i].literal);
        break;
      case Kind::year4:
        fits = (found.year = reader.digits(4)) >= 0;
        break;
      case Kind::year2:
        fits = (found.year = reader.digits(2)) >= 0;
        found.year += found.year < 69 ? 2000 : 1900;
        break;
      case Kind::month2:
        fits = (found.month = reader.digits(2)) >= 0;
        break;
      case Kind::month1:
        fits = (found.month = read_one_or_two(reader)) >= 0;
        break;
      case Kind::month_short:
        fits = (found.month = read_name(reader, month_names, short_size)) > 0;
        break;
      case Kind::month_long:
        fits = (found.month = read_name(reader, month_names, std::string_view::npos)) > 0;
        break;
      case Kind::day2:
        fits = (found.day = reader.digits(2)) >= 0;
        break;
      case Kind::day1:
        fits = (found.day = read_one_or_two(reader)) >= 0;
        break;
      case Kind::ordinal:
        fits = (found.day = read_one_or_two(reader)) >= 0 &&
               same_in_any_case(reader.rest().substr(0, 2),
                                ordinal_suffix(static_cast<unsigned>(found.day)));
        if (fits) reader.skip(2);
        break;
      case Kind::weekday_short:
        fits = (found.weekday = read_name(reader, weekday_names, short_size)) > 0;
        break;
      case Kind::weekday_long:
        fits = (found.weekday = read_name(reader, weekday_names, std::string_view::npos)) > 0;
        break;
    }
    if (!fits) return tl::unexpected<DateProblem>(DateProblem::shape);
  }
  if (!reader.at_end()) return tl::unexpected<DateProblem>(DateProblem::trailing);
  return day_from_found(found);
}

Dated<Day> DatePattern::day_from_found(const Found& found) const {
  const auto no = [](DateProblem problem) { return tl::unexpected<DateProblem>(problem); };
  if (found.day == 0 && found.month == 0) return no(DateProblem::placeholder);
  if (found.year < first_year) return no(DateProblem::year);
  if (found.month < 1 || found.month > 12) return no(DateProblem::month);
  const auto day =
      day_from(found.year, static_cast<unsigned>(found.month), static_cast<unsigned>(found.day));
  if (!day) return no(DateProblem::day);
  if (found.weekday != 0 && static_cast<int>(weekday(*day)) != found.weekday) {
    return no(DateProblem::weekday);
  }
  return *day;
}

void DatePattern::format(Day day, std::string& out) const {
  const DayParts from = parts(day);
  const std::string_view month = month_names[from.month - 1];
  const std::string_view name = weekday_names[static_cast<std::size_t>(weekday(day)) - 1];
  const int month_number = static_cast<int>(from.month);
  const int day_number = static_cast<int>(from.day);
  for (std::size_t i = 0; i < size_; ++i) {
    switch (pieces_[i].kind) {
      case Kind::literal:
        out += pieces_[i].literal;
        break;
      case Kind::year4:
        append_number(out, from.year, 4);
        break;
      case Kind::year2:
        append_number(out, from.year % 100, 2);
        break;
      case Kind::month2:
        append_number(out, month_number, 2);
        break;
      case Kind::month1:
        append_number(out, month_number, month_number < 10 ? 1 : 2);
        break;
      case Kind::month_short:
        out += month.substr(0, short_size);
        break;
      case Kind::month_long:
        out += month;
        break;
      case Kind::day2:
        append_number(out, day_number, 2);
        break;
      case Kind::day1:
        append_number(out, day_number, day_number < 10 ? 1 : 2);
        break;
      case Kind::ordinal:
        append_number(out, day_number, day_number < 10 ? 1 : 2);
        out += ordinal_suffix(from.day);
        break;
      case Kind::weekday_short:
        out += name.substr(0, short_size);
        break;
      case Kind::weekday_long:
        out += name;
        break;
    }
  }
}

std::string_view words(PatternProblem problem) {
  switch (problem) {
    case PatternProblem::too_long:
      return "is too long for a date";
    case PatternProblem::unknown_part:
      return "holds something that does not belong to 31 January 2024, the day to show";
    case PatternProblem::repeated:
      return "shows a part of the date twice";
    case PatternProblem::incomplete:
      return "must show day, month and year of 31 January 2024";
    case PatternProblem::run_together:
      return "does not show where one number ends and the next begins";
  }
  return "is not a date";
}

tl::expected<DatePattern, PatternProblem> compile_date_pattern(std::string_view example) {
  return DatePatternReader(example).read();
}

}  // namespace joinery
