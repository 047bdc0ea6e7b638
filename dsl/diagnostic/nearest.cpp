#include "dsl/diagnostic/nearest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace joinery {
namespace {

/// A text as code points, on the stack.
struct Points {
  std::array<char32_t, nearest_code_points> at;
  std::size_t size = 0;
};

/// Bytes of the code point that `lead` begins; 1 for what can begin none.
std::size_t sequence_size(unsigned char lead) {
  if (lead >= 0xF0 && lead < 0xF8) return 4;
  if (lead >= 0xE0) return lead < 0xF0 ? 3 : 1;
  return lead >= 0xC0 ? 2 : 1;
}

/// Broken UTF-8 is compared too, in some way: it is only a proposal. `nullopt` where it is too
/// long.
std::optional<Points> points_of(std::string_view text) {
  Points points;
  for (std::size_t i = 0; i < text.size();) {
    if (points.size == points.at.size()) return {};
    const std::size_t end =
        std::min(text.size(), i + sequence_size(static_cast<unsigned char>(text[i])));
    char32_t point = 0;
    for (; i < end; ++i) point = point << 8U | static_cast<unsigned char>(text[i]);
    if (point >= U'A' && point <= U'Z') point += U'a' - U'A';
    points.at[points.size++] = point;
  }
  return points;
}

std::size_t gap(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

/// Optimal string alignment, three rows at a time; stops when a whole row is past `limit`.
std::size_t edits(const Points& a, const Points& b, std::size_t limit) {
  if (gap(a.size, b.size) > limit) return limit + 1;
  using Row = std::array<std::size_t, nearest_code_points + 1>;
  std::array<Row, 3> rows;
  for (std::size_t j = 0; j <= b.size; ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size; ++i) {
    Row& now = rows[i % 3];
    const Row& before = rows[(i + 2) % 3];
    const Row& two_before = rows[(i + 1) % 3];
    now[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size; ++j) {
      const bool same = a.at[i - 1] == b.at[j - 1];
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1]) {
        now[j] = std::min(now[j], two_before[j - 2] + 1);
      }
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size % 3][b.size], limit + 1);
}

std::size_t allowed_edits(std::size_t size) { return size < 2 ? 0 : size < 6 ? 1 : size / 3; }

template <class Candidates>
std::vector<std::string> nearest_of(std::string_view name, const Candidates& candidates,
                                    std::size_t max) {
  const auto wanted = points_of(name);
  if (!wanted) return {};
  struct Near {
    std::size_t edits;
    std::string_view text;
  };
  std::vector<Near> near;
  const std::size_t limit = allowed_edits(wanted->size);
  for (const auto& candidate : candidates) {
    if (std::string_view(candidate) == name) continue;
    const auto points = points_of(candidate);
    const std::size_t count = points ? edits(*wanted, *points, limit) : limit + 1;
    if (count <= limit && (count == 0 || count < points->size)) near.push_back({count, candidate});
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const Near& a, const Near& b) { return a.edits < b.edits; });
  std::vector<std::string> result;
  for (std::size_t i = 0; i < near.size() && result.size() < max; ++i) {
    if (std::find(result.begin(), result.end(), near[i].text) == result.end()) {
      result.emplace_back(near[i].text);
    }
  }
  return result;
}

}  // namespace

std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit) {
  const auto first = points_of(a);
  const auto second = points_of(b);
  return first && second ? edits(*first, *second, limit) : limit + 1;
}

std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates,
                                 std::size_t max) {
  return nearest_of(name, candidates, max);
}

std::vector<std::string> nearest(std::string_view name,
                                 std::span<const std::string_view> candidates, std::size_t max) {
  return nearest_of(name, candidates, max);
}

}  // namespace joinery
