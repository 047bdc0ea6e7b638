#pragma once
/// Finds the ids of records: of a block's, one by one. Each record is checked to be JSON on the way.

#include <cstddef>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/record/path_trie.hpp"
#include "engine/record/record_block.hpp"
#include "engine/record/record_reader.hpp"

namespace joinery {

class RecordIds {
 public:
  /// `id` are the member names at which an id stands; none: no record has one.
  RecordIds(const std::vector<std::string>& id, const Limits& limits);
  RecordIds(const RecordIds&) = delete;
  RecordIds& operator=(const RecordIds&) = delete;

  /// The block that is read from; it stays as it is meanwhile.
  void open(const RecordBlock& block) { reader_.open(block); }
  /// Of that record of the open block; empty: it has none. `malformed`, `too_large`.
  [[nodiscard]] Result<std::string> of(std::size_t index);

 private:
  PathTrie trie_;
  RecordReader reader_;
  std::vector<RawValue> slots_;
};

}  // namespace joinery
