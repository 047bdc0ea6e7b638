#pragma once
/// Reads the wanted members of records, and nothing else of them, in one pass over each.
///
/// A record is read or broken as a whole: it is broken when it is not one JSON object from its
/// first byte to its last, when a wanted member (or one that leads to a wanted member) stands
/// twice, when it is nested too deeply, or when its reader met it as too large. Values that nobody
/// wants are checked too, but for the escapes in their texts and names.
///
/// A broken record fails alone; the ones behind it are read as ever. One thread uses one reader;
/// any number of readers share a trie. In the steady state nothing is allocated.
///
///     reader.open(block);
///     for (std::size_t i = 0; i < block.records.size(); ++i) {
///       if (auto read = reader.read(i, slots.data()); !read) report(read.error());
///     }

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/record/path_trie.hpp"
#include "engine/record/raw_value.hpp"
#include "engine/record/record_block.hpp"
#include "engine/record/record_walk.hpp"
#include "engine/record/structural_index.hpp"

namespace joinery {

class RecordReader {
 public:
  /// `trie` lives longer than the reader.
  RecordReader(const PathTrie& trie, const Limits& limits);

  /// Makes `block` the one that is read from; it stays as it is until the last of its records is
  /// done with.
  void open(const RecordBlock& block);

  /// Fills `slots` (as many as the trie has) from record `index` of the open block; ascending
  /// order is the fast one. On failure the slots mean nothing. Errors: `malformed` with the
  /// position in the input, `too_large`.
  [[nodiscard]] Result<void> read(std::size_t index, RawValue* slots);

  /// The same for a record that stands alone: `record_padding` readable bytes follow it. `offset`
  /// is its place in the input.
  [[nodiscard]] Result<void> read(std::string_view record, RawValue* slots,
                                  std::uint64_t offset = 0);

 private:
  [[nodiscard]] bool read_in_block(const RecordSpan& span, RawValue* slots);
  [[nodiscard]] Result<void> read_alone(std::string_view record, RawValue* slots,
                                        std::uint64_t offset);
  [[nodiscard]] Error explain(std::string_view record, bool walked, std::uint64_t offset) const;

  std::size_t record_bytes_;
  std::size_t record_depth_;
  RecordWalk walk_;
  StructuralIndex index_;               ///< of the open block
  StructuralIndex alone_index_;         ///< of a record that is read by itself
  std::vector<char> alone_;             ///< its bytes, with zeros behind them
  const RecordBlock* block_ = nullptr;
  std::uint32_t base_ = 0;              ///< where the indexed part of the block begins
  bool indexed_ = false;
  const std::uint32_t* cursor_ = nullptr;
};

}  // namespace joinery
