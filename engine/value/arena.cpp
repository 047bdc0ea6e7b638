#include "engine/value/arena.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace joinery {
namespace {

constexpr std::size_t first_block_bytes = std::size_t{16} << 10;
constexpr std::size_t last_block_bytes = std::size_t{2} << 20;
/// What the kernel can give at one stroke, in place of five hundred pages one by one.
constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;

}  // namespace

Arena::Block Arena::made(std::size_t size) {
  if (size < huge_page_bytes) {
    char* const bytes = static_cast<char*>(std::malloc(size));
    if (bytes == nullptr) throw std::bad_alloc();
    return {std::unique_ptr<char, Free>(bytes), size};
  }
  size = (size + huge_page_bytes - 1) / huge_page_bytes * huge_page_bytes;
  char* const bytes = static_cast<char*>(std::aligned_alloc(huge_page_bytes, size));
  if (bytes == nullptr) throw std::bad_alloc();
  ::madvise(bytes, size, MADV_HUGEPAGE);   // a wish: without it, all is as ever
  return {std::unique_ptr<char, Free>(bytes), size};
}

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
  blocks_.push_back(made(size));
  used_ = blocks_.size() - 1;
  next_ = blocks_.back().bytes.get();
  end_ = next_ + blocks_.back().size;
}

}  // namespace joinery
