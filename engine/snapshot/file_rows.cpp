#include "engine/snapshot/file_rows.hpp"

#include <charconv>

#include <fmt/format.h>

namespace joinery {
namespace {

constexpr std::size_t head_bytes = 64U << 10;      ///< from which the form of a file is found out
constexpr std::size_t rows_block_bytes = 1U << 20;
constexpr std::size_t problems_told = 5;

}  // namespace

FileRows::FileRows(const CsvFormat& format, const std::optional<SourceFiles::Trailer>& trailer,
                   const Limits& limits, Take take)
    : trailer_(trailer), take_(std::move(take)), reader_(format, limits) {}

Result<void> FileRows::add(std::string_view bytes) {
  if (!begun_) {
    head_ += bytes;
    return head_.size() < head_bytes ? Result<void>() : begin(false);
  }
  reader_.feed(bytes);
  return take_rows();
}

Result<void> FileRows::begin(bool is_whole) {
  begun_ = true;
  const std::string head = std::exchange(head_, {});
  if (auto begun = reader_.begin(head, is_whole); !begun) return begun;
  return take_rows();
}

Result<void> FileRows::finish() {
  if (begun_) {
    reader_.end();
    if (auto taken = take_rows(); !taken) return taken;
  } else if (auto begun = begin(true); !begun) {
    return begun;
  }
  return block_.records.empty() ? Result<void>() : hand_out();
}

Result<void> FileRows::take_rows() {
  for (;;) {
    JOINERY_TRY(const std::optional<RowRecord> row, reader_.next());
    if (!row) return {};
    if (at_trailer_) behind_trailer_ = true;
    if (trailer_ && reader_.cell(0).starts_with(trailer_->begins)) {
      note_trailer();
      continue;
    }
    if (row->too_large || !row->problem.empty()) {
      ++wrong_rows_;
      if (problems_.size() < problems_told) {
        problems_.push_back(row->too_large ? fmt::format("the row in line {} is too long", row->line)
                                           : row->problem);
      }
      continue;
    }
    ++rows_;
    const auto begin = static_cast<std::uint32_t>(block_.bytes.size());
    block_.bytes.insert(block_.bytes.end(), row->json.begin(), row->json.end());
    block_.bytes.push_back('\n');
    block_.records.push_back({row->offset, begin, static_cast<std::uint32_t>(row->json.size())});
    if (block_.bytes.size() < rows_block_bytes) continue;
    if (auto handed = hand_out(); !handed) return handed;
  }
}

Result<void> FileRows::hand_out() {
  block_.bytes.pop_back();
  block_.bytes.resize(block_.bytes.size() + record_padding, '\0');
  auto taken = take_(block_);
  block_ = {};
  return taken;
}

void FileRows::note_trailer() {
  at_trailer_ = true;
  const std::uint32_t column = trailer_->count_column;
  const std::string_view cell = reader_.cell(column == 0 ? 0 : column - 1);
  std::uint64_t count = 0;
  const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
  total_.reset();
  if (problem == std::errc() && end == cell.data() + cell.size()) total_ = count;
}

std::string FileRows::trailer_problem() const {
  if (!trailer_) return {};
  if (!at_trailer_) return fmt::format("the last row does not begin with `{}`", trailer_->begins);
  if (behind_trailer_) return fmt::format("rows follow the one that begins with `{}`", trailer_->begins);
  if (!total_) {
    return fmt::format("the row that begins with `{}` has no number in column {}", trailer_->begins,
                       trailer_->count_column);
  }
  const std::uint64_t came = rows_ + wrong_rows_;
  if (*total_ == came) return {};
  return fmt::format("the last row counts {} rows and {} came", *total_, came);
}

}  // namespace joinery
