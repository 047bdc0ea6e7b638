#include "engine/snapshot/page_file.hpp"

namespace joinery {
namespace {

/// As large as a file writes at once, and small enough for the cache of a processor.
constexpr std::size_t handed_bytes = 256U << 10;
constexpr std::size_t pieces_waiting_max = 8;

}  // namespace

PageFile::PageFile(std::unique_ptr<SnapshotFile> file) : file_(std::move(file)), thread_([this] { work(); }) {}

PageFile::~PageFile() {
  {
    const std::lock_guard guard(lock_);
    is_over_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  thread_.join();
}

std::optional<PageFile::Piece> PageFile::next_piece() {
  std::unique_lock guard(lock_);
  is_busy_ = false;
  changed_.notify_all();
  changed_.wait(guard, [this] { return is_over_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  Piece piece = std::move(waiting_.front());
  waiting_.pop_front();
  is_busy_ = true;
  return piece;
}

void PageFile::work() {
  while (auto piece = next_piece()) {
    // Nothing is written behind a piece that is missing.
    if (outcome_) {
      digest_.add(piece->bytes);
      Result<void> written = piece->bytes.empty() ? Result<void>() : file_->append(piece->bytes);
      if (written && piece->ends_page) digests_.push_back(digest_.finish());
      const std::lock_guard guard(lock_);
      outcome_ = std::move(written);
    }
    piece->bytes.clear();
    const std::lock_guard guard(lock_);
    empty_.push_back(std::move(piece->bytes));
  }
}

Result<void> PageFile::append(std::string_view bytes) {
  bytes_ += bytes.size();
  if (filling_.size() + bytes.size() > handed_bytes && !filling_.empty()) {
    if (auto handed = hand_over(false); !handed) return handed;
  }
  filling_ += bytes;
  return {};
}

Result<void> PageFile::hand_over(bool ends_page) {
  Piece piece{std::move(filling_), ends_page};
  filling_.clear();
  std::unique_lock guard(lock_);
  changed_.wait(guard, [this] { return waiting_.size() < pieces_waiting_max; });
  waiting_.push_back(std::move(piece));
  if (!empty_.empty()) {
    filling_ = std::move(empty_.back());
    empty_.pop_back();
  }
  Result<void> outcome = outcome_;
  guard.unlock();
  changed_.notify_all();
  filling_.reserve(handed_bytes);
  return outcome;
}

Result<void> PageFile::wait_until_written() {
  std::unique_lock guard(lock_);
  changed_.wait(guard, [this] { return waiting_.empty() && !is_busy_; });
  return outcome_;
}

Result<void> PageFile::close_page() {
  closed_bytes_ = bytes_;
  return hand_over(true);
}

Result<void> PageFile::cut_back(std::uint64_t bytes) {
  filling_.clear();
  if (auto written = wait_until_written(); !written) return written;
  digest_ = PageDigest();
  bytes_ = closed_bytes_ = bytes;
  return file_->cut_back(bytes);
}

Result<void> PageFile::drop_page() { return bytes_ == closed_bytes_ ? Result<void>() : cut_back(closed_bytes_); }

Result<void> PageFile::start_over() {
  auto cut = cut_back(0);
  digests_.clear();
  return cut;
}

const std::vector<std::string>& PageFile::digests() {
  // Who seals hears of what could not be written.
  static_cast<void>(wait_until_written());
  return digests_;
}

Result<void> PageFile::seal(const std::string& name) {
  if (auto written = wait_until_written(); !written) return written;
  return file_->seal(name);
}

}  // namespace joinery
