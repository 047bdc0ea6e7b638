#pragma once
/// A CSV file as records: bytes go in as they come, and each row comes out as a JSON object whose members
/// are the headings and whose values are texts. What is wrong with one row is said of that row, and the
/// others go on; what is wrong with the file ends it:
///
/// - headings: none, one that stands twice, one that is missing: `malformed`
/// - bytes that are not of the encoding, NUL bytes: `malformed`
/// - a quote that is never closed: the file is not complete: `malformed`
///
/// A row with fewer cells than headings is wrong; one with more is, unless what is over is empty. Cells
/// below an empty heading belong to nobody and are left out. Rows in which every cell is empty are
/// nothing. One thread at a time; holds one row and what was not yet taken of the last piece of bytes.
///
///     CsvReader reader(format, limits);
///     reader.begin(head, is_whole);      // the first bytes, 64 KiB or all there are
///     reader.feed(bytes) … reader.end();
///     while (const auto row = reader.next()) …     after begin, each feed and the end

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/csv/csv_format.hpp"
#include "engine/csv/csv_rows.hpp"
#include "engine/unicode/transcoder.hpp"

namespace joinery {

struct RowRecord {
  std::string_view json;       ///< until the next call; empty where there is a problem
  std::string problem;         ///< why this row is no record
  bool too_large = false;
  std::uint64_t line = 0;
  std::uint64_t offset = 0;    ///< of the row, in the text as UTF-8
};

class CsvReader {
 public:
  CsvReader(CsvFormat format, const Limits& limits);

  /// The first bytes of the file; finds out what the format leaves open. Once.
  [[nodiscard]] Result<void> begin(std::string_view head, bool is_whole);
  void feed(std::string_view bytes);
  /// There are no more bytes.
  void end();

  /// The next row; nothing where more bytes are needed, or at the end.
  [[nodiscard]] Result<std::optional<RowRecord>> next();

  /// A cell of the row that came last, whether it was a record or not; empty where there is none.
  [[nodiscard]] std::string_view cell(std::size_t index) const;
  /// The last line has no end: who wrote it may have been interrupted.
  [[nodiscard]] bool ends_within_a_line() const { return within_a_line_; }

  [[nodiscard]] const CsvFormat& format() const { return format_; }
  [[nodiscard]] const std::vector<std::string>& headings() const { return headings_; }

 private:
  void decode(std::string_view bytes, bool is_last);
  [[nodiscard]] bool skip_line();
  [[nodiscard]] Result<void> take_headings();
  [[nodiscard]] Result<void> check_columns() const;
  [[nodiscard]] RowRecord record();
  void write_json();

  CsvFormat format_;
  Limits limits_;
  std::optional<Transcoder> transcoder_;
  std::optional<CsvRows> rows_;
  std::string text_;                       ///< as UTF-8; from `taken_` on nobody has looked at it
  std::size_t taken_ = 0;
  std::uint64_t line_ = 1, offset_ = 0;    ///< of what comes next, before there are rows
  std::vector<std::string> headings_;
  std::vector<std::string> keys_;          ///< `"heading":`; empty for a column without a heading
  bool have_headings_ = false;
  bool ended_ = false;                     ///< no more bytes are looked at
  bool within_a_line_ = false;
  std::optional<std::string> fault_;       ///< why not: what is wrong behind the last of the text
  std::string json_;
};

}  // namespace joinery
