#pragma once
/// The records of a snapshot while they are written, page by page. Digests are made, and bytes written, by a thread
/// of its own, a few pieces behind. One caller. A piece that could not be written is told by whatever is asked next.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/digest/page_digest.hpp"
#include "engine/edge/snapshot_folder.hpp"

namespace joinery {

class PageFile {
 public:
  explicit PageFile(std::unique_ptr<SnapshotFile> file);
  /// What was not sealed is as if it had never been.
  ~PageFile();
  PageFile(const PageFile&) = delete;
  PageFile& operator=(const PageFile&) = delete;

  [[nodiscard]] Result<void> append(std::string_view bytes);
  /// What was appended since the last page is a page, and stays.
  [[nodiscard]] Result<void> close_page();
  /// What was appended since the last page was closed is gone.
  [[nodiscard]] Result<void> drop_page();
  /// Everything is gone.
  [[nodiscard]] Result<void> start_over();
  /// The digest of every page that was closed (`PageDigest`); of fewer, where something could not be written.
  [[nodiscard]] const std::vector<std::string>& digests();
  [[nodiscard]] Result<void> seal(const std::string& name);

 private:
  struct Piece {
    std::string bytes;
    bool ends_page = false;
  };

  [[nodiscard]] Result<void> hand_over(bool ends_page);
  [[nodiscard]] Result<void> wait_until_written();
  [[nodiscard]] Result<void> cut_back(std::uint64_t bytes);
  void work();
  [[nodiscard]] std::optional<Piece> next_piece();

  std::unique_ptr<SnapshotFile> file_;   ///< the thread's, unless nothing waits
  PageDigest digest_;                        ///< of the present page; likewise
  std::vector<std::string> digests_;     ///< likewise

  std::string filling_;                  ///< the caller's, as the two below
  std::uint64_t closed_bytes_ = 0, bytes_ = 0;

  std::mutex lock_;                      ///< of what follows
  std::condition_variable changed_;
  std::deque<Piece> waiting_;
  std::vector<std::string> empty_;       ///< whose memory is used again
  bool is_busy_ = false, is_over_ = false;
  Result<void> outcome_;

  std::thread thread_;                   ///< the last member: it uses the others
};

}  // namespace joinery
