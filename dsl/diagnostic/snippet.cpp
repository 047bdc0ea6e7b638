#include "dsl/diagnostic/snippet.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dsl/diagnostic/glyph.hpp"

namespace joinery {
namespace {

constexpr std::size_t widest_line = 120;
constexpr std::size_t before_mark = 40;

/// A mark inside one line; bytes first, columns of the terminal after `place_marks`.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  Role role = Role::secondary;
  std::string words;
};
using Lines = std::map<std::uint32_t, std::vector<Mark>>;

/// A span of several lines is marked where it begins and where it ends; the words stand at its end.
void mark_span(const Source& source, const Marked& marked, Lines& lines) {
  const Span span = marked.span;
  const std::uint32_t first = source.place(span.begin).line;
  const std::uint32_t last = span.end > span.begin ? source.place(span.end - 1).line : first;
  const auto within = [&source](std::uint32_t line, std::uint32_t offset) -> std::size_t {
    const std::uint32_t begin = source.line_begin(line);
    return std::min<std::size_t>(offset > begin ? offset - begin : 0, source.line(line).size());
  };
  const std::size_t begin = within(first, span.begin);
  if (first == last) {
    lines[first].push_back({begin, within(first, span.end), marked.role, marked.words});
    return;
  }
  lines[first].push_back({begin, source.line(first).size(), marked.role, ""});
  const std::size_t end = within(last, span.end);
  const std::size_t text = source.line(last).find_first_not_of(" \t");
  lines[last].push_back({std::min(text, end), end, marked.role, marked.words});
}

/// The part of a line that is shown, and the column at which each of its bytes stands.
class Shown {
 public:
  Shown(std::string_view line, std::size_t focus) : size_(line.size()), glyphs_(glyphs(line)) {
    std::size_t width = 0;
    for (const Glyph& glyph : glyphs_) {
      columns_.push_back(width);
      width += glyph.columns;
    }
    columns_.push_back(width);
    if (width <= widest_line) return;
    const std::size_t at = columns_[index(focus)];
    const std::size_t latest = width - widest_line;
    from_ = std::min(at > before_mark ? at - before_mark : 0, latest);
    to_ = from_ + widest_line;
  }

  [[nodiscard]] std::string text() const {
    std::string result = from_ > 0 ? "…" : "";
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      if (visible(i)) result += glyphs_[i].shown;
    }
    return result + (to_ < columns_.back() ? "…" : "");
  }

  [[nodiscard]] std::size_t column(std::size_t byte) const {
    const std::size_t at = std::clamp(columns_[index(byte)], from_, std::min(to_, columns_.back()));
    return at - from_ + (from_ > 0 ? 1 : 0);
  }

 private:
  [[nodiscard]] std::size_t index(std::size_t byte) const {
    if (byte >= size_) return glyphs_.size();
    const auto after = std::ranges::upper_bound(glyphs_, byte, {}, &Glyph::begin);
    return static_cast<std::size_t>(after - glyphs_.begin()) - 1;
  }
  [[nodiscard]] bool visible(std::size_t i) const {
    return columns_[i] >= from_ && columns_[i + 1] <= to_;
  }

  std::size_t size_;
  std::vector<Glyph> glyphs_;
  std::vector<std::size_t> columns_;
  std::size_t from_ = 0;
  std::size_t to_ = SIZE_MAX;
};

bool more_left(const Mark& a, const Mark& b) {
  return std::pair(a.begin, a.role) < std::pair(b.begin, b.role);
}

void place_marks(const Shown& shown, std::vector<Mark>& marks) {
  for (Mark& mark : marks) {
    mark.begin = shown.column(mark.begin);
    mark.end = std::max(shown.column(mark.end), mark.begin + 1);
  }
  std::ranges::stable_sort(marks, more_left);
}

/// One row of signs; neighbouring signs of one role become one piece.
class Canvas {
 public:
  void put(std::size_t column, char sign, Role role) {
    if (cells_.size() <= column) cells_.resize(column + 1, {' ', Role::plain});
    cells_[column] = {sign, role};
  }
  [[nodiscard]] std::size_t width() const { return cells_.size(); }
  [[nodiscard]] std::vector<Piece> pieces() const {
    std::vector<Piece> result;
    for (const auto& [sign, role] : cells_) {
      if (result.empty() || result.back().role != role) result.push_back({role, ""});
      result.back().text += sign;
    }
    return result;
  }

 private:
  std::vector<std::pair<char, Role>> cells_;
};

Canvas draw_signs(const std::vector<Mark>& marks) {
  Canvas canvas;
  for (const Role role : {Role::secondary, Role::primary}) {  // carets are drawn over dashes
    for (const Mark& mark : marks) {
      if (mark.role != role) continue;
      for (std::size_t i = mark.begin; i < mark.end; ++i) {
        canvas.put(i, role == Role::primary ? '^' : '-', role);
      }
    }
  }
  return canvas;
}

/// `waiting` marks hang from their first column, the last of them with its words.
Row hanging_row(const std::vector<Mark>& waiting, bool with_words) {
  Canvas canvas;
  const std::size_t bars = waiting.size() - (with_words ? 1 : 0);
  for (std::size_t i = 0; i < bars; ++i) canvas.put(waiting[i].begin, '|', waiting[i].role);
  Row row{0, false, canvas.pieces()};
  if (!with_words) return row;
  const Mark& mark = waiting.back();
  std::size_t column = canvas.width();
  // Two marks that begin in one column: the bar gives way to the words.
  if (column > mark.begin) {
    Canvas shorter;
    for (std::size_t i = 0; i < bars && waiting[i].begin < mark.begin; ++i) {
      shorter.put(waiting[i].begin, '|', waiting[i].role);
    }
    row.pieces = shorter.pieces();
    column = shorter.width();
  }
  row.pieces.push_back({Role::plain, std::string(mark.begin - column, ' ')});
  row.pieces.push_back({mark.role, printable(mark.words)});
  return row;
}

void append_line(const Source& source, std::uint32_t line, std::vector<Mark> marks,
                 std::vector<Row>& rows) {
  const auto primary = std::ranges::find(marks, Role::primary, &Mark::role);
  const Shown shown(source.line(line), (primary == marks.end() ? marks.front() : *primary).begin);
  rows.push_back({line, false, {{Role::plain, shown.text()}}});
  place_marks(shown, marks);
  const Canvas signs = draw_signs(marks);
  Row row{0, false, signs.pieces()};
  const Mark last = marks.back();
  marks.pop_back();
  if (!last.words.empty()) row.pieces.push_back({last.role, " " + printable(last.words)});
  rows.push_back(std::move(row));

  std::erase_if(marks, [](const Mark& mark) { return mark.words.empty(); });
  if (marks.empty()) return;
  rows.push_back(hanging_row(marks, false));
  for (; !marks.empty(); marks.pop_back()) rows.push_back(hanging_row(marks, true));
}

}  // namespace

std::vector<Row> snippet(const Source& source, const std::vector<Marked>& marks) {
  Lines lines;
  for (const Marked& marked : marks) mark_span(source, marked, lines);
  std::vector<Row> rows;
  std::uint32_t before = 0;
  for (auto& [line, marked] : lines) {
    if (before != 0 && line == before + 2) {
      const Shown between(source.line(before + 1), 0);
      rows.push_back({before + 1, false, {{Role::plain, between.text()}}});
    } else if (before != 0 && line > before + 2) {
      rows.push_back({0, true, {}});
    }
    append_line(source, line, std::move(marked), rows);
    before = line;
  }
  return rows;
}

}  // namespace joinery
