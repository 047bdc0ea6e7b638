#include "engine/graph/table_index.hpp"

#include <bit>
#include <cstring>

namespace joinery {
namespace {

std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 29);
}

}  // namespace

std::uint64_t hash_key(std::string_view key) {
  std::uint64_t hash = key.size() * 0x9E3779B97F4A7C15ULL;
  const char* at = key.data();
  std::size_t left = key.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32;
  }
  std::uint64_t word = 0;
  if (left > 0) std::memcpy(&word, at, left);
  return finish((hash ^ word) * 0xFF51AFD7ED558CCDULL);
}

std::uint64_t hash_key(std::int64_t key) {
  return finish(static_cast<std::uint64_t>(key) * 0x9E3779B97F4A7C15ULL);
}

void TableIndex::reset(std::size_t count) {
  slots_.assign(count == 0 ? 0 : std::bit_ceil(count * 2), Slot{});
  mask_ = slots_.empty() ? 0 : slots_.size() - 1;
}

void TableIndex::add(std::uint64_t hash, std::uint32_t row) {
  std::size_t at = hash & mask_;
  while (slots_[at].row != none) at = (at + 1) & mask_;
  slots_[at] = {row, static_cast<std::uint32_t>(hash >> 32)};
}

}  // namespace joinery
