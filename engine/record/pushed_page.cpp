#include "engine/record/pushed_page.hpp"

#include <utility>

namespace joinery {
namespace {

constexpr std::size_t block_bytes = 1U << 20;

}  // namespace

PushedPage::PushedPage(std::vector<std::string> path, const Limits& limits, Take take)
    : finder_(std::move(path), limits), limits_(limits), take_(std::move(take)) {}

Result<void> PushedPage::add(std::string_view bytes) {
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
  return scan();
}

Result<void> PushedPage::scan() {
  const std::size_t had = found_.size();
  const ScanWindow window{buffer_.data(), scanned_, buffer_.size(), offset_};
  const auto scanned = finder_.scan(window, found_);
  scanned_ = buffer_.size();
  for (std::size_t i = had; i < found_.size(); ++i) {
    if (found_[i].too_large)
      return fail(ErrorCode::too_large, "a record is larger than allowed", found_[i].offset);
    // Between two records stand a comma and blanks, which the finder has checked.
    if (records_ == 0) {
      if (auto kept = keep_round(found_[i].offset); !kept) return kept;
      round_ += gap_;
    }
    gap_.clear();
    ++records_;
    round_from_ = found_[i].offset + found_[i].size;
  }
  if (!scanned) return tl::unexpected<Error>(scanned.error());
  if (auto kept = keep_round(finder_.keep_from(window)); !kept) return kept;
  if (buffer_.size() < block_bytes) return {};
  if (auto handed = hand_out(); !handed) return handed;
  if (buffer_.size() <= limits_.record_bytes) return {};
  return fail(ErrorCode::too_large, "a record is larger than allowed", offset_);
}

/// What stands before `end` and behind the last record.
Result<void> PushedPage::keep_round(std::uint64_t end) {
  if (end <= round_from_) return {};
  gap_.append(buffer_.data() + (round_from_ - offset_), end - round_from_);
  round_from_ = end;
  if (gap_.size() + round_.size() > limits_.record_bytes) {
    return fail(ErrorCode::too_large, "what stands round the records is larger than allowed", end);
  }
  return {};
}

Result<void> PushedPage::hand_out() {
  const ScanWindow window{buffer_.data(), buffer_.size(), buffer_.size(), offset_};
  const auto kept = static_cast<std::size_t>(finder_.keep_from(window) - offset_);
  // The block that was handed out before becomes the buffer, and the other way round.
  std::swap(block_.bytes, buffer_);
  buffer_.assign(block_.bytes.begin() + static_cast<std::ptrdiff_t>(kept), block_.bytes.end());
  buffer_.reserve(block_bytes + block_bytes / 8);
  std::swap(block_.records, found_);
  found_.clear();
  block_.offset = offset_;
  block_.first_index = first_index_;
  first_index_ += block_.records.size();
  offset_ += kept;
  scanned_ = buffer_.size();
  if (block_.records.empty()) return {};
  for (RecordSpan& span : block_.records) {
    span.begin = static_cast<std::uint32_t>(span.offset - block_.offset);
  }
  block_.bytes.resize(block_.records.back().begin + block_.records.back().size);
  block_.bytes.resize(block_.bytes.size() + record_padding, '\0');
  return take_(block_);
}

Result<void> PushedPage::finish() {
  const ScanWindow window{buffer_.data(), buffer_.size(), buffer_.size(), offset_};
  if (auto finished = finder_.finish(window, found_); !finished) return finished;
  if (finder_.documents_ended() != 1) {
    return fail(ErrorCode::malformed, "something follows the end of the document", bytes());
  }
  round_ += std::exchange(gap_, {});
  return hand_out();
}

}  // namespace joinery
