#pragma once
/// Reading runs of ASCII digits, for the parsers of this folder.

#include <cstddef>
#include <string_view>

namespace joinery {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Eats a text from its front. Owns nothing; the text outlives it.
class DigitReader {
 public:
  explicit constexpr DigitReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] constexpr std::string_view rest() const { return rest_; }
  [[nodiscard]] constexpr bool at_end() const { return rest_.empty(); }
  [[nodiscard]] constexpr bool at(char c) const { return !rest_.empty() && rest_.front() == c; }
  [[nodiscard]] constexpr bool at_digit() const {
    return !rest_.empty() && is_digit(rest_.front());
  }

  /// Exactly `count` digits (at most 9), or -1 and nothing eaten.
  constexpr int digits(std::size_t count) {
    if (rest_.size() < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit(rest_[i])) return -1;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  constexpr bool eat(char c) {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  constexpr bool eat(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  constexpr void skip(std::size_t count) { rest_.remove_prefix(count); }

 private:
  std::string_view rest_;
};

}  // namespace joinery
