// Numbers, dates and instants that are written in another way than the language's.
#include <algorithm>
#include <string>

#include "dsl/grammar/expression_slips.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar::slips {
namespace {

constexpr std::size_t whole_digits_max = 12;
constexpr std::size_t fraction_digits_max = 6;

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::string two(std::string_view digits) {
  return (digits.size() < 2 ? "0" : "") + std::string(digits);
}

int small(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Three runs of digits with `separator` between them, without spaces.
struct Triple {
  std::string_view a, b, c;
  std::size_t end = 0;
};

bool triple_at(std::string_view text, std::size_t at, char separator, Triple& out) {
  const std::size_t first = digits_end(text, at);
  if (first == at || char_at(text, first) != separator) return false;
  const std::size_t second = digits_end(text, first + 1);
  if (second == first + 1 || char_at(text, second) != separator) return false;
  const std::size_t third = digits_end(text, second + 1);
  if (third == second + 1) return false;
  out = {text.substr(at, first - at), text.substr(first + 1, second - first - 1),
         text.substr(second + 1, third - second - 1), third};
  return true;
}

std::string iso(std::string_view year, std::string_view month, std::string_view day) {
  return std::string(year) + '-' + two(month) + '-' + two(day);
}

/// 01/02/2024, 31.01.2024, 2024/1/31.
std::size_t date_with(char separator, Builder& b, std::size_t at) {
  Triple t;
  if (!triple_at(b.text(), at, separator, t)) return nothing;
  const bool year_first = t.a.size() == 4 && t.b.size() <= 2 && t.c.size() <= 2;
  const bool year_last = t.c.size() == 4 && t.a.size() <= 2 && t.b.size() <= 2;
  if (!year_first && !year_last) return nothing;
  Diagnostic& made = b.report(Code::expression_bad_number, at, t.end,
                              "dates are written year-month-day here");
  const auto place = b.span(at, t.end);
  const std::string day_first = iso(t.c, t.b, t.a);
  const std::string month_first = iso(t.c, t.a, t.b);
  if (year_first) {
    made.fixed_by(place, iso(t.a, t.b, t.c));
  } else if (separator == '.' || small(t.a) > 12 || t.a == t.b) {
    made.fixed_by(place, day_first);
  } else if (small(t.b) > 12) {
    made.fixed_by(place, month_first);
  } else {
    made.help("write `" + day_first + "` if the day stands first, `" + month_first +
              "` if the month does");
  }
  b.push(Op::broken, at, t.end);
  return t.end - at;
}

/// 2024-1-31 would be a subtraction; nobody means that.
std::size_t short_date(Builder& b, std::size_t at) {
  Triple t;
  if (!triple_at(b.text(), at, '-', t) || t.a.size() != 4) return nothing;
  if (t.b.size() == 2 && t.c.size() == 2) return nothing;
  const bool fixable = t.b.size() <= 2 && t.c.size() <= 2;
  Diagnostic& made = b.report(Code::expression_bad_number, at, t.end,
                              "a date has two digits for the month and two for the day");
  if (fixable) made.fixed_by(b.span(at, t.end), iso(t.a, t.b, t.c));
  b.push(Op::broken, at, t.end);
  return t.end - at;
}

std::size_t bad_instant(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  Triple t;
  if (!triple_at(text, at, '-', t) || t.a.size() != 4) return nothing;
  const char mark = char_at(text, t.end);
  if ((mark != 'T' && mark != 't') || !is_digit(char_at(text, t.end + 1))) return nothing;
  std::size_t end = t.end + 1;
  const auto in_time = [](char c) { return is_digit(c) || c == ':' || c == '.'; };
  while (end < text.size() && in_time(text[end])) ++end;
  const std::string_view time = text.substr(t.end + 1, end - t.end - 1);
  const std::size_t point = time.find('.');
  const std::string_view clock = time.substr(0, point);
  const bool shape = (clock.size() == 5 || clock.size() == 8) && clock[2] == ':' &&
                     (clock.size() == 5 || clock[5] == ':') && mark == 'T';
  const bool fine = point == std::string_view::npos ||
                    (time.size() - point >= 2 && time.size() - point <= 7);
  const bool offset = (char_at(text, end) == '+' || char_at(text, end) == '-') &&
                      is_digit(char_at(text, end + 1)) && is_digit(char_at(text, end + 2)) &&
                      char_at(text, end + 3) == ':' && is_digit(char_at(text, end + 4)) &&
                      is_digit(char_at(text, end + 5));
  if (shape && fine && (char_at(text, end) == 'Z' || offset)) return nothing;
  while (end < text.size() && goes_on_name(text[end])) ++end;
  b.report(Code::expression_bad_number, at, end, "an instant needs a time and a zone")
      .help("write `" + std::string(b.slice(at, t.end)) + "T08:00Z`, or `+01:00` instead of `Z`");
  b.push(Op::broken, at, end);
  return end - at;
}

/// 1,000 outside a list or call, where a comma means nothing else.
std::size_t grouped(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  if (b.awaits(Open::call) || b.awaits(Open::list) || b.awaits(Open::ordered)) return nothing;
  std::size_t end = digits_end(text, at);
  if (end - at > 3) return nothing;
  const std::size_t first = end;
  while (char_at(text, end) == ',' && digits_end(text, end + 1) == end + 4) end += 4;
  if (end == first) return nothing;
  if (char_at(text, end) == '.') end = digits_end(text, end + 1);
  std::string plain(b.slice(at, end));
  std::erase(plain, ',');
  b.report(Code::expression_bad_number, at, end, "numbers are written without separators")
      .fixed_by(b.span(at, end), plain);
  b.push(Op::number, at, end, plain);
  return end - at;
}

/// Letters or `_` directly behind the digits: 1e5, 1_000, 3days, 12abc.
std::size_t tailed(Builder& b, std::size_t at, std::size_t number_end) {
  const std::string_view text = b.text();
  std::size_t end = number_end;
  while (end < text.size() && (goes_on_name(text[end]) || beyond_ascii(text[end]))) ++end;
  const std::string_view tail = b.slice(number_end, end);
  if (!unit_of(tail).empty()) {
    b.report(Code::expression_bad_number, at, end, "a space belongs between number and unit")
        .fixed_by(b.span(number_end, number_end), " ");
    b.push(Op::number, at, number_end, std::string(b.slice(at, number_end)));
    return number_end - at;
  }
  if (std::ranges::all_of(tail, [](char c) { return is_digit(c) || c == '_'; })) {
    std::string plain(b.slice(at, end));
    std::erase(plain, '_');
    b.report(Code::expression_bad_number, at, end, "numbers are written without separators")
        .fixed_by(b.span(at, end), plain);
    b.push(Op::number, at, end, plain);
    return end - at;
  }
  const bool power = (tail[0] == 'e' || tail[0] == 'E');
  const bool sign = power && tail.size() == 1 &&
                    (char_at(text, end) == '-' || char_at(text, end) == '+') &&
                    is_digit(char_at(text, end + 1));
  if (sign) end = digits_end(text, end + 1);
  const bool exponent = sign || (power && tail.size() > 1 && is_digit(tail[1]));
  Diagnostic& made =
      b.report(Code::expression_bad_number, at, end,
               '`' + std::string(b.slice(at, end)) + "` is neither a number nor a name");
  made.help(exponent ? "write the number with all its digits"
                     : "a name does not begin with a digit; a text stands in double quotes");
  b.push(Op::broken, at, end);
  return end - at;
}

}  // namespace

std::size_t foreign_number(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  if (char_at(text, at) == '.' && is_digit(char_at(text, at + 1))) {
    const std::size_t end = digits_end(text, at + 1);
    std::string fixed = '0' + std::string(b.slice(at, end));
    b.report(Code::expression_bad_number, at, end, "a number does not begin with a point")
        .fixed_by(b.span(at, end), fixed);
    b.push(Op::number, at, end, std::move(fixed));
    return end - at;
  }
  if (!is_digit(char_at(text, at))) return nothing;
  std::size_t taken = date_with('/', b, at);
  if (taken == nothing) taken = date_with('.', b, at);
  if (taken == nothing) taken = bad_instant(b, at);
  if (taken == nothing) taken = short_date(b, at);
  if (taken != nothing) return taken;
  Triple date;
  const bool is_date = triple_at(text, at, '-', date) && date.a.size() == 4;
  if (is_date) return nothing;
  taken = grouped(b, at);
  if (taken != nothing) return taken;
  std::size_t end = digits_end(text, at);
  const std::size_t whole = end - at;
  std::size_t fraction = 0;
  if (char_at(text, end) == '.' && is_digit(char_at(text, end + 1))) {
    fraction = digits_end(text, end + 1) - end - 1;
    end += 1 + fraction;
  }
  const char next = char_at(text, end);
  if (begins_name(next) || beyond_ascii(next)) return tailed(b, at, end);
  if (whole <= whole_digits_max && fraction <= fraction_digits_max) return nothing;
  b.report(Code::expression_bad_number, at, end, "this number has too many digits")
      .help("at most 12 digits stand before the point and 6 behind it; an identifier is a text, "
            "in double quotes");
  b.push(Op::broken, at, end);
  return end - at;
}

}  // namespace joinery::grammar::slips
