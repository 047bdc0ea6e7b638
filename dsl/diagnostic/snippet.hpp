#pragma once
/// Marked lines of one file, as rows behind the gutter. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"

namespace joinery {

enum class Role : std::uint8_t { plain, primary, secondary };

struct Piece {
  Role role = Role::plain;
  std::string text;
};

/// One row: a line of the file (`line` > 0), a row of marks (`line` is 0), or a cut (`cut`).
struct Row {
  std::uint32_t line = 0;
  bool cut = false;
  std::vector<Piece> pieces;
};

struct Marked {
  Span span;
  std::string words;
  Role role = Role::secondary;
};

/// The rows that show every one of `marks`, which are all of `source`; lines in order. Marks of one
/// line share a row; between lines that are far apart stands a cut.
[[nodiscard]] std::vector<Row> snippet(const Source& source, const std::vector<Marked>& marks);

}  // namespace joinery
