#pragma once
/// The rows of a CSV text (RFC 4180) with what people really have: lines that end in LF, CR or CR LF,
/// lines inside quotes, doubled quotes, spaces round quotes, quotes inside a cell that is not quoted.
/// A machine over bytes that may come in pieces; holds one row. UTF-8 in, UTF-8 out. Internal to
/// engine/csv.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

struct CsvRow {
  std::vector<std::string> cells;   ///< used again: the first `size` are of this row
  std::size_t size = 0;
  std::uint64_t line = 1;           ///< on which it begins
  std::uint64_t offset = 0;         ///< of its first byte
  bool too_large = false;           ///< its cells were let go
  std::uint64_t stray_line = 0;     ///< a cell goes on behind its closing quote, in this line; 0: none

  /// Whether every cell is empty: a line without anything, or one of separators only.
  [[nodiscard]] bool is_empty() const;
};

class CsvRows {
 public:
  /// A row of more than `row_bytes`, or of more than `cells_max` cells, is too large.
  CsvRows(char separator, std::size_t row_bytes, std::size_t cells_max)
      : separator_(separator), row_bytes_(row_bytes), cells_max_(cells_max) {}

  /// Takes bytes from `text` (and away from it) until a row is complete: then true, and `row` holds
  /// it until the next call.
  [[nodiscard]] bool next(std::string_view& text);
  /// The text is over: true if a last row without a line end is complete.
  [[nodiscard]] bool finish();
  [[nodiscard]] const CsvRow& row() const { return row_; }

  /// Inside a quote, which began in this line.
  [[nodiscard]] bool in_quote() const { return state_ == State::quoted; }
  [[nodiscard]] std::uint64_t quote_line() const { return quote_line_; }
  /// The line and byte that come next.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  void begin_at(std::uint64_t line, std::uint64_t offset) {
    line_ = line;
    offset_ = offset;
  }

 private:
  enum class State : std::uint8_t {
    row,      ///< nothing of the row was seen
    cell,     ///< nothing but spaces of the cell was seen
    plain,    ///< in a cell without quotes
    quoted,   ///< behind an opening quote
    closed,   ///< behind a quote that closes, or is the first of two
    after,    ///< behind spaces behind it
  };

  void begin_row();
  void begin_cell();
  void add(char c);
  [[nodiscard]] bool end_row();
  [[nodiscard]] bool step(char c);
  [[nodiscard]] bool inside(char c);

  char separator_;
  std::size_t row_bytes_, cells_max_;
  State state_ = State::row;
  bool after_return_ = false;       ///< a line feed now belongs to the line end before
  CsvRow row_;
  std::size_t bytes_ = 0;           ///< of the row
  std::uint64_t line_ = 1, offset_ = 0, quote_line_ = 0;
};

}  // namespace joinery
