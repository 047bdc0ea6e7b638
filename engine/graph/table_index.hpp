#pragma once
/// Rows by key: a flat table of row numbers, addressed by a hash of the key and searched forwards.
/// Made once, then only read: any thread. The keys stay where they are; who asks compares them.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace joinery {

/// Eight bytes at a time. Not meant to withstand an attacker: keys come from the mapping's author.
[[nodiscard]] std::uint64_t hash_key(std::string_view key);
[[nodiscard]] std::uint64_t hash_key(std::int64_t key);

class TableIndex {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  /// Forgets everything and makes room for `count` rows.
  void reset(std::size_t count);
  /// Adds `row`; the caller has made sure that no equal key is there.
  void add(std::uint64_t hash, std::uint32_t row);

  /// The first row with this hash for which `is_key(row)`; else `none`.
  template <class IsKey>
  [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsKey is_key) const {
    if (slots_.empty()) return none;
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.row == none) return none;
      if (slot.tag == static_cast<std::uint32_t>(hash >> 32) && is_key(slot.row)) return slot.row;
    }
  }

 private:
  struct Slot {
    std::uint32_t row = none;
    std::uint32_t tag = 0;   ///< upper half of the hash: spares most comparisons
  };
  std::vector<Slot> slots_;   ///< a power of two, at most half of it in use
  std::size_t mask_ = 0;
};

}  // namespace joinery
