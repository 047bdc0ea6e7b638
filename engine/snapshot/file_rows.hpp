#pragma once
/// The rows of a CSV file on their way into a snapshot: blocks of records, what is wrong with single rows, and the
/// trailer, which is a row and no person. Internal to engine/snapshot.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/csv/csv_reader.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

class FileRows {
 public:
  using Take = std::function<Result<void>(RecordBlock&)>;

  FileRows(const CsvFormat& format, const std::optional<SourceFiles::Trailer>& trailer,
           const Limits& limits, Take take);

  /// `malformed` where the file is no such file; then nothing of it counts.
  [[nodiscard]] Result<void> add(std::string_view bytes);
  [[nodiscard]] Result<void> finish();

  /// Rows that are no records, with their lines; the first few of them.
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
  [[nodiscard]] std::uint64_t wrong_rows() const { return wrong_rows_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] bool ends_within_a_line() const { return reader_.ends_within_a_line(); }
  /// Why the trailer does not prove that the file is whole; empty: it does, or none is declared.
  [[nodiscard]] std::string trailer_problem() const;
  /// As many rows as the trailer counts.
  [[nodiscard]] std::optional<std::uint64_t> total() const { return total_; }

 private:
  [[nodiscard]] Result<void> begin(bool is_whole);
  [[nodiscard]] Result<void> take_rows();
  [[nodiscard]] Result<void> hand_out();
  void note_trailer();

  const std::optional<SourceFiles::Trailer>& trailer_;
  Take take_;
  CsvReader reader_;
  std::string head_;                 ///< what came before the reader could begin
  bool begun_ = false;
  RecordBlock block_;
  std::uint64_t rows_ = 0, wrong_rows_ = 0;
  std::vector<std::string> problems_;
  bool at_trailer_ = false, behind_trailer_ = false;
  std::optional<std::uint64_t> total_;
};

}  // namespace joinery
