#include "engine/record/record_reader.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "dsl/base/check.hpp"
#include "engine/record/json_fault.hpp"

namespace joinery {

RecordReader::RecordReader(const PathTrie& trie, const Limits& limits)
    : record_bytes_(limits.record_bytes),
      record_depth_(limits.record_depth),
      walk_(trie, limits.record_depth) {}

/// The tokens of all records are found at once, which is faster than record by record. Where that
/// fails some record is broken, and each is looked at alone to see which.
void RecordReader::open(const RecordBlock& block) {
  block_ = &block;
  indexed_ = false;
  std::uint32_t end = 0;
  std::uint32_t largest = 0;
  base_ = UINT32_MAX;
  for (const RecordSpan& span : block.records) {
    if (span.too_large || span.fault != 0) continue;
    base_ = std::min(base_, span.begin);
    end = span.begin + span.size;
    largest = std::max(largest, span.size);
  }
  if (end == 0) return;
  JOINERY_CHECK(block.bytes.size() >= end + record_padding && block.bytes[end] == '\0');
  walk_.reserve(largest);
  indexed_ = index_.build(block.bytes.data() + base_, end - base_);
  if (indexed_) cursor_ = index_.begin();
}

Result<void> RecordReader::read(std::size_t index, RawValue* slots) {
  const RecordSpan& span = block_->records[index];
  if (span.too_large) {
    return fail(ErrorCode::too_large, "the record is larger than a record may be", span.offset);
  }
  if (span.fault != 0) {
    return fail(ErrorCode::unreadable, block_->faults[span.fault - 1], span.offset);
  }
  if (indexed_ && read_in_block(span, slots)) [[likely]] return {};
  return read_alone({block_->bytes.data() + span.begin, span.size}, slots, span.offset);
}

Result<void> RecordReader::read(std::string_view record, RawValue* slots, std::uint64_t offset) {
  if (record.size() > record_bytes_) {
    return fail(ErrorCode::too_large, "the record is larger than a record may be", offset);
  }
  return read_alone(record, slots, offset);
}

/// False where the record has to be looked at alone: either it is broken, or something broken
/// before it has made the tokens of the block those of another text.
bool RecordReader::read_in_block(const RecordSpan& span, RawValue* slots) {
  const std::uint32_t first = span.begin - base_;
  const std::uint32_t* const end = index_.end();
  if (cursor_ != end && *cursor_ > first) cursor_ = std::lower_bound(index_.begin(), end, first);
  while (cursor_ != end && *cursor_ < first) ++cursor_;
  if (cursor_ == end || *cursor_ != first) return false;
  const std::uint32_t* const next = walk_.run(block_->bytes.data() + base_, cursor_, slots);
  // A cut line can be completed by the next one: then it ends where it should not.
  if (next == nullptr || next[-1] + 1 != first + span.size) return false;
  cursor_ = next;
  return true;
}

Result<void> RecordReader::read_alone(std::string_view record, RawValue* slots,
                                      std::uint64_t offset) {
  alone_.assign(record.size() + record_padding, '\0');
  std::copy(record.begin(), record.end(), alone_.begin());
  walk_.reserve(record.size());
  const bool walked = alone_index_.build(alone_.data(), record.size());
  if (walked) {
    const std::uint32_t* const next = walk_.run(alone_.data(), alone_index_.begin(), slots);
    if (next != nullptr && next == alone_index_.end()) return {};
  }
  return tl::unexpected<Error>(explain(record, walked, offset));
}

Error RecordReader::explain(std::string_view record, bool walked, std::uint64_t offset) const {
  if (const auto fault = find_json_fault(record, record_depth_)) {
    return {fault->code, std::string(fault->what), offset + fault->position};
  }
  const std::uint64_t position = offset + (walked ? walk_.fault_position() : 0);
  if (walked && walk_.fault() == RecordWalk::Fault::duplicate) {
    const std::string_view name = record.substr(walk_.fault_position() + 1);
    return {ErrorCode::malformed,
            "the member `" + std::string(name.substr(0, name.find('"'))) + "` stands twice",
            position};
  }
  return {ErrorCode::malformed, "the record is not a JSON object", position};
}

}  // namespace joinery
