#pragma once
/// Splits the text of a CSV file into records and fields; knows nothing of headers and keys.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/documents.hpp"

namespace joinery {

/// Reports at most so many problems, so that a file of nothing but mistakes stays cheap.
class CsvProblems {
 public:
  CsvProblems(Diagnostics& out, std::size_t most) : out_(out), left_(most) {}
  /// Null when enough has been said. The pointer is good until the next call.
  Diagnostic* report(Code code, Span span, std::string message);

 private:
  Diagnostics& out_;
  std::size_t left_;
};

struct CsvRecord {
  std::vector<Word> fields;
  Span span;           ///< from the first byte to the last, without the line ending
  bool empty = false;  ///< a line of nothing but white space
  bool broken = false;  ///< a quote in it is never closed, which was reported
};

class CsvScanner {
 public:
  /// `text` is the text of `file` and outlives the scanner.
  CsvScanner(SourceId file, std::string_view text, char separator, CsvProblems& problems);
  /// The next record; no at the end.
  bool next(CsvRecord& record);

 private:
  Word field();
  Word plain_field();
  Word quoted_field();
  Word unclosed_field(std::size_t open);
  void skip_blanks();
  [[nodiscard]] bool at_line_end(std::size_t at) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

  SourceId file_;
  std::string_view text_;
  char separator_;
  CsvProblems& problems_;
  std::size_t at_ = 0;
  bool unclosed_ = false;  ///< a quote of the record that is being read
};

/// The separator that the line at `begin` has most of outside quotes; a comma where it has none.
[[nodiscard]] char csv_separator(std::string_view text, std::size_t begin);

}  // namespace joinery
