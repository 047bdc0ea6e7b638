#include "engine/value/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace joinery {
namespace {

constexpr int places = 6;
/// Longer exponents belong to numbers that are zero, too large or too small; their digits do not
/// matter any more.
constexpr int exponent_max = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The pieces of a decimal's text; views into it.
struct Pieces {
  bool negative = false;
  std::string_view whole, fraction;
  int exponent = 0;
};

std::string_view eat_digits(std::string_view& rest) {
  const auto end = std::ranges::find_if_not(rest, is_digit);
  const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

bool eat_exponent(std::string_view& rest, int& exponent) {
  rest.remove_prefix(1);
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  const std::string_view digits = eat_digits(rest);
  for (const char c : digits) exponent = std::min(exponent * 10 + (c - '0'), exponent_max);
  if (negative) exponent = -exponent;
  return !digits.empty();
}

bool split(std::string_view text, Pieces& pieces) {
  pieces.negative = text.starts_with('-');
  if (pieces.negative) text.remove_prefix(1);
  pieces.whole = eat_digits(text);
  if (pieces.whole.empty()) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    pieces.fraction = eat_digits(text);
    if (pieces.fraction.empty()) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    if (!eat_exponent(text, pieces.exponent)) return false;
  }
  return text.empty();
}

/// Digit `i` of whole and fraction together.
char digit_at(const Pieces& pieces, std::size_t i) {
  return i < pieces.whole.size() ? pieces.whole[i] : pieces.fraction[i - pieces.whole.size()];
}

}  // namespace

std::string_view words(NumberProblem problem) {
  switch (problem) {
    case NumberProblem::shape: return "is not a number (12.5)";
    case NumberProblem::range: return "is too large a number";
    case NumberProblem::places: return "has more than six decimal places";
  }
  return "is not a number";
}

tl::expected<std::int64_t, NumberProblem> parse_number(std::string_view text) {
  Pieces pieces;
  if (!split(text, pieces)) return tl::unexpected(NumberProblem::shape);
  // The digits make a whole number; how many zeros must follow for it to count millionths?
  std::size_t count = pieces.whole.size() + pieces.fraction.size();
  while (count > 0 && digit_at(pieces, count - 1) == '0') --count;
  if (count == 0) return 0;
  const auto dropped = static_cast<std::int64_t>(pieces.whole.size()) -
                       static_cast<std::int64_t>(count);
  const std::int64_t zeros = dropped + pieces.exponent + places;
  if (zeros < 0) return tl::unexpected(NumberProblem::places);
  // Counted downwards, because the range reaches one further below zero than above.
  std::int64_t result = 0;
  const auto append = [&result](int digit) {
    return !__builtin_mul_overflow(result, 10, &result) &&
           !__builtin_sub_overflow(result, digit, &result);
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (!append(digit_at(pieces, i) - '0')) return tl::unexpected(NumberProblem::range);
  }
  for (std::int64_t i = 0; i < zeros; ++i) {
    if (!append(0)) return tl::unexpected(NumberProblem::range);
  }
  if (pieces.negative) return result;
  if (__builtin_sub_overflow(0, result, &result)) return tl::unexpected(NumberProblem::range);
  return result;
}

void format_number(std::int64_t millionths, std::string& out) {
  constexpr std::int64_t one = 1'000'000;
  std::array<char, 24> digits{};
  if (millionths < 0) out += '-';
  // Unsigned, because the lowest number has no positive twin.
  const std::uint64_t size = millionths < 0 ? 0 - static_cast<std::uint64_t>(millionths)
                                            : static_cast<std::uint64_t>(millionths);
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), size / one);
  out.append(digits.data(), end.ptr);
  std::uint64_t fraction = size % one;
  if (fraction == 0) return;
  std::array<char, places> decimals{};
  for (std::size_t i = places; i > 0; --i, fraction /= 10) {
    decimals[i - 1] = static_cast<char>('0' + fraction % 10);
  }
  const std::string_view written(decimals.data(), decimals.size());
  out += '.';
  out += written.substr(0, written.find_last_not_of('0') + 1);
}

}  // namespace joinery
