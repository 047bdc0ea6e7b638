#pragma once
/// Things by a text key, many to one: hashes sorted once, then looked up by halving. Twelve bytes a
/// thing, whatever the length of the keys; whoever asks compares the keys themselves.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace joinery {

class KeyIndex {
 public:
  void reserve(std::size_t count) { entries_.reserve(count); }
  void add(std::string_view key, std::uint32_t thing) { entries_.push_back({hash(key), thing}); }
  /// After the last `add`, before the first `each`.
  void sort() { std::sort(entries_.begin(), entries_.end()); }

  /// Calls `visit` for each thing whose key may be `key`, in ascending order of things.
  template <class Visit>
  void each(std::string_view key, Visit visit) const {
    const std::size_t wanted = hash(key);
    auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry{wanted, 0});
    for (; at != entries_.end() && at->hash == wanted; ++at) visit(at->thing);
  }

 private:
  struct Entry {
    std::size_t hash;
    std::uint32_t thing;
    friend bool operator<(const Entry& a, const Entry& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.thing < b.thing;
    }
  };
  static std::size_t hash(std::string_view key) { return std::hash<std::string_view>{}(key); }

  std::vector<Entry> entries_;
};

}  // namespace joinery
