#pragma once
/// Where the records of NDJSON begin and end: at newlines; blank lines hold none. Internal to
/// engine/record. Bytes come in windows; what is known is kept between them.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

/// Bytes `from` to `to` of a buffer are new; the ones before them were scanned already.
struct ScanWindow {
  const char* bytes = nullptr;
  std::size_t from = 0;
  std::size_t to = 0;
  std::uint64_t offset = 0;   ///< of `bytes[0]`, in the input
};

class LineFinder {
 public:
  LineFinder(std::uint64_t offset, std::size_t record_bytes)
      : line_(offset), record_bytes_(record_bytes) {}

  /// Adds the records that end in the window. Cannot fail: any line is a record.
  [[nodiscard]] Result<void> scan(const ScanWindow& window, std::vector<RecordSpan>& records);
  /// The input ends where the window ends: its last line may lack a newline.
  [[nodiscard]] Result<void> finish(const ScanWindow& window, std::vector<RecordSpan>& records);

  /// Offset in the input from which bytes have to stay in the buffer.
  [[nodiscard]] std::uint64_t keep_from(const ScanWindow& window) const {
    return passing_over_ ? window.offset + window.to : line_;
  }
  /// The record that is being scanned is too large to keep: its bytes are gone.
  void pass_over() { passing_over_ = true; }

 private:
  void add_line(const ScanWindow& window, std::uint64_t end, std::vector<RecordSpan>& records);

  std::uint64_t line_;           ///< where the present line begins, in the input
  std::size_t record_bytes_;
  bool passing_over_ = false;
};

}  // namespace joinery
