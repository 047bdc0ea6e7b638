#include "engine/value/arena.hpp"

#include <algorithm>

namespace joinery {
namespace {

constexpr std::size_t first_block_bytes = std::size_t{16} << 10;
constexpr std::size_t last_block_bytes = std::size_t{1} << 20;

}  // namespace

void Arena::grow(std::size_t bytes) {
  // Blocks of earlier records come first; one that is too small rests until the next reset.
  const bool fresh = next_ == nullptr;
  for (std::size_t i = fresh ? 0 : used_ + 1; i < blocks_.size(); ++i) {
    if (blocks_[i].size < bytes) continue;
    used_ = i;
    next_ = blocks_[i].bytes.get();
    end_ = next_ + blocks_[i].size;
    return;
  }
  const std::size_t usual =
      blocks_.empty() ? first_block_bytes : std::min(blocks_.back().size * 2, last_block_bytes);
  const std::size_t size = std::max(bytes, usual);
  blocks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
  used_ = blocks_.size() - 1;
  next_ = blocks_.back().bytes.get();
  end_ = next_ + size;
}

}  // namespace joinery
