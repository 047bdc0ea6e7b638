#pragma once
/// One document whose bytes come in pieces, as an answer of HTTP does: the list of records in it is
/// handed out in blocks as it comes, and what stands round the list is kept. Memory for a block and
/// for what stands round, whatever the size of the document.
///
/// A document whose list is not where `path` says, or that is no JSON, fails; which records came
/// before is known then, and whoever took them has to forget them.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/record/page_finder.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

class PushedPage {
 public:
  /// Takes blocks of at least one record each; it may move their memory away.
  using Take = std::function<Result<void>(RecordBlock&)>;

  PushedPage(std::vector<std::string> path, const Limits& limits, Take take);

  /// The next bytes. After a failure, its own or one of `take`, nothing more is looked at.
  [[nodiscard]] Result<void> add(std::string_view bytes);
  /// The document has ended: hands out the last block.
  [[nodiscard]] Result<void> finish();

  /// The document with an empty list in the place of the records; whole after `finish`.
  [[nodiscard]] const std::string& round() const { return round_; }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] std::uint64_t bytes() const { return offset_ + buffer_.size(); }

 private:
  [[nodiscard]] Result<void> scan();
  [[nodiscard]] Result<void> keep_round(std::uint64_t end);
  [[nodiscard]] Result<void> hand_out();

  PageFinder finder_;
  Limits limits_;
  Take take_;
  std::vector<char> buffer_;  ///< from `offset_` on
  RecordBlock block_;         ///< the last one that was handed out, for its memory
  std::uint64_t offset_ = 0;
  std::size_t scanned_ = 0;        ///< bytes of the buffer
  std::vector<RecordSpan> found_;  ///< records of the buffer that were not handed out
  std::uint64_t round_from_ = 0;   ///< what stands round is kept up to here
  std::string gap_;                ///< behind the last record; of no interest if another follows
  std::string round_;
  std::uint64_t records_ = 0;
  std::uint64_t first_index_ = 0;
};

}  // namespace joinery
