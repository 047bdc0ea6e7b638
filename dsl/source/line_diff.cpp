#include "dsl/source/line_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace joinery {
namespace {

constexpr std::size_t context = 3;
constexpr std::size_t cells_max = 4'000'000;  ///< of the table of the longest common lines

using Lines = std::vector<std::string_view>;  ///< each with its line feed

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    const std::size_t size = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

struct Edit {
  char sign;  ///< ' ', '-' or '+'
  std::string_view line;
};

/// The part between the common beginning and the common end.
void append_middle(const Lines& a, const Lines& b, std::vector<Edit>& out) {
  const std::size_t rows = a.size();
  const std::size_t columns = b.size();
  const bool large = rows != 0 && columns > cells_max / rows;
  std::vector<std::uint32_t> common(large ? 0 : (rows + 1) * (columns + 1), 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return common[i * (columns + 1) + j];
  };
  for (std::size_t i = large ? 0 : rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      cell(i, j) = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (!large && i < rows && j < columns && a[i] == b[j]) {
      out.push_back({' ', a[i]});
      ++i, ++j;
    } else if (i < rows && (j == columns || large || cell(i + 1, j) >= cell(i, j + 1))) {
      out.push_back({'-', a[i++]});
    } else {
      out.push_back({'+', b[j++]});
    }
  }
}

std::vector<Edit> edits_of(const Lines& a, const Lines& b) {
  const std::size_t least = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < least && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < least - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < head; ++i) edits.push_back({' ', a[i]});
  const auto middle = [&](const Lines& all) {
    return Lines(all.begin() + static_cast<std::ptrdiff_t>(head),
                 all.end() - static_cast<std::ptrdiff_t>(tail));
  };
  append_middle(middle(a), middle(b), edits);
  for (std::size_t i = a.size() - tail; i < a.size(); ++i) edits.push_back({' ', a[i]});
  return edits;
}

std::string range(std::size_t begin, std::size_t count) {
  const std::string from = std::to_string(count == 0 ? begin : begin + 1);
  return count == 1 ? from : from + ',' + std::to_string(count);
}

void append_line(const Edit& edit, std::string& out) {
  out += edit.sign;
  out += edit.line;
  if (!edit.line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view name) {
  if (before == after) return {};
  const std::vector<Edit> edits = edits_of(lines_of(before), lines_of(after));
  std::string out = "--- " + std::string(name) + "\n+++ " + std::string(name) + '\n';
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t at = 0;
  const auto changed = [&](std::size_t i) { return edits[i].sign != ' '; };
  const auto step = [&](std::size_t i) {
    old_line += edits[i].sign != '+';
    new_line += edits[i].sign != '-';
  };
  while (at < edits.size()) {
    std::size_t first = at;
    while (first < edits.size() && !changed(first)) ++first;
    if (first == edits.size()) break;
    const std::size_t begin = first - std::min(context, first - at);
    std::size_t end = first;
    for (std::size_t i = first; i < edits.size() && i <= end + 2 * context; ++i) {
      if (changed(i)) end = i;
    }
    end = std::min(edits.size(), end + 1 + context);
    for (; at < begin; ++at) step(at);
    const std::size_t old_begin = old_line;
    const std::size_t new_begin = new_line;
    std::string body;
    for (; at < end; ++at) {
      append_line(edits[at], body);
      step(at);
    }
    out += "@@ -" + range(old_begin, old_line - old_begin) + " +" +
           range(new_begin, new_line - new_begin) + " @@\n" + body;
  }
  return out;
}

}  // namespace joinery
