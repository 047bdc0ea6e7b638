#pragma once
/// A run of whole records as they stand in the input. A block is a movable value with its own
/// memory: one thread fills it, another reads it, and a used one can be filled again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace joinery {

/// Bytes that may be read (not written) behind the last record of a block.
inline constexpr std::size_t record_padding = 64;

struct RecordSpan {
  std::uint64_t offset = 0;   ///< of its first byte, in the input
  std::uint32_t begin = 0;    ///< of its first byte, in the block
  std::uint32_t size = 0;     ///< without white space round it
  bool too_large = false;     ///< its bytes were passed over: `begin` and `size` are 0
  std::uint32_t fault = 0;    ///< not 0: it is no record, says `faults[fault - 1]`; `size` is 0
};

/// Invariants: records are in order and do not overlap; the byte behind the last one is zero, and
/// so are the `record_padding - 1` bytes that follow it.
struct RecordBlock {
  std::vector<char> bytes;
  std::vector<RecordSpan> records;
  std::uint64_t first_index = 0;   ///< ordinal in the input of `records[0]`, from 0
  std::uint64_t offset = 0;        ///< of `bytes[0]`, in the input
  std::vector<std::string> faults;   ///< of rows that are no records
};

}  // namespace joinery
