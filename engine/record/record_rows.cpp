/// Rows of a CSV file as records of a stream: what `next` does where the format is CSV.

#include "engine/record/record_stream.hpp"

namespace joinery {
namespace {

constexpr std::size_t piece_bytes = 64U << 10;

}  // namespace

Result<void> RecordStream::begin_rows(bool more) {
  csv_ = std::make_unique<CsvReader>(options_.csv, limits_);
  const std::vector<char>& head = input_.ahead();
  auto begun = csv_->begin({head.data(), head.size()}, !more);
  input_.skip_ahead(head.size());
  rows_over_ = !more;
  return begun;
}

/// Appends one row; what is wrong with it is said where its record would stand.
void RecordStream::add_row(const RowRecord& row, RecordBlock& block) {
  RecordSpan span;
  span.offset = row.offset;
  span.too_large = row.too_large;
  if (!row.problem.empty()) {
    block.faults.push_back(row.problem);
    span.fault = static_cast<std::uint32_t>(block.faults.size());
  } else if (!row.too_large) {
    if (!block.bytes.empty()) block.bytes.push_back('\n');
    span.begin = static_cast<std::uint32_t>(block.bytes.size());
    span.size = static_cast<std::uint32_t>(row.json.size());
    block.bytes.insert(block.bytes.end(), row.json.begin(), row.json.end());
  }
  block.records.push_back(span);
}

Result<bool> RecordStream::next_rows(RecordBlock& block) {
  block.records.clear();
  block.faults.clear();
  block.bytes.clear();
  block.first_index = next_index_;
  std::vector<char> piece(piece_bytes);
  while (!ended_ && block.bytes.size() < options_.block_bytes && block.records.size() < rows_max) {
    const Result<std::optional<RowRecord>> row = csv_->next();
    if (!row) {
      failed_ = ended_ = true;
      error_ = row.error();
    } else if (*row) {
      add_row(**row, block);
    } else if (rows_over_) {
      ended_ = true;
    } else {
      const Result<std::size_t> fresh = input_.read(piece.data(), piece.size());
      if (!fresh) {
        failed_ = ended_ = true;
        error_ = fresh.error();
        break;
      }
      csv_->feed({piece.data(), *fresh});
      rows_over_ = *fresh < piece.size();
      if (rows_over_) csv_->end();
    }
  }
  block.bytes.resize(block.bytes.size() + record_padding, '\0');
  if (!block.records.empty()) {
    next_index_ += block.records.size();
    return true;
  }
  if (failed_) return tl::unexpected<Error>(error_);
  return false;
}

}  // namespace joinery
