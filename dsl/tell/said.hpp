#pragma once
/// Something that is said: words, and bullets below them.

#include <string>
#include <vector>

namespace joinery {

struct Said {
  std::string words;
  std::vector<Said> parts = {};
  /// The words hold `and` or `or` of their own: beside another one they stand in a bullet.
  bool joined = false;

  [[nodiscard]] bool is_line() const { return parts.empty(); }
};

/// `words` and, each deeper by two spaces, the bullets; without a line feed at the end.
[[nodiscard]] std::string written(const Said& said);
/// `a`, `a or b`, `a, b or c`.
[[nodiscard]] std::string enumerated(const std::vector<std::string>& words, const std::string& last);

}  // namespace joinery
