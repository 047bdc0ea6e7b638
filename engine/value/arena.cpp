#include "engine/value/arena.hpp"

#include <algorithm>

namespace joinery {

void Arena::grow(std::size_t bytes) {
  if (!blocks_.empty()) ++used_;
  // A kept block that is too small for this wish is skipped, not thrown away.
  while (used_ < blocks_.size() && blocks_[used_].size < bytes) ++used_;
  if (used_ >= blocks_.size()) {
    const std::size_t size = std::max<std::size_t>(bytes, std::size_t{32} << 10);
    used_ = blocks_.size();
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
  }
  next_ = blocks_[used_].bytes.get();
  end_ = next_ + blocks_[used_].size;
}

}  // namespace joinery
