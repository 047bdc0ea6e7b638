#pragma once
/// Things by a text key, many to one: hashes sorted once, then found by their first bits. Some twenty
/// bytes a thing, whatever the length of the keys; whoever asks compares the keys themselves.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace joinery {

class KeyIndex {
 public:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t thing;
    friend bool operator<(const Entry& a, const Entry& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.thing < b.thing;
    }
  };

  void reserve(std::size_t count) { entries_.reserve(count); }
  void add(std::string_view key, std::uint32_t thing) { entries_.push_back({hash(key), thing}); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  /// After the last `add`, before the first `each`. Hashes are spread evenly, so each of as many
  /// equal parts as there are things holds few: they are dealt out to their parts, and sorted there.
  void sort() {
    bits_ = std::max(1, static_cast<int>(std::bit_width(entries_.size())));
    first_.assign((std::size_t{1} << bits_) + 1, 0);
    for (const Entry& entry : entries_) ++first_[part(entry.hash) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    std::vector<Entry> dealt(entries_.size());
    for (const Entry& entry : entries_) dealt[next[part(entry.hash)]++] = entry;
    entries_ = std::move(dealt);
    for (std::size_t i = 0; i + 1 < first_.size(); ++i) {
      if (first_[i + 1] - first_[i] < 2) continue;
      std::sort(entries_.begin() + first_[i], entries_.begin() + first_[i + 1]);
    }
  }

  /// Calls `visit` for each thing whose key may be `key`, in ascending order of things.
  template <class Visit>
  void each(std::string_view key, Visit visit) const {
    if (entries_.empty()) return;
    const std::uint64_t wanted = hash(key);
    const std::size_t in = part(wanted);
    for (std::uint32_t i = first_[in]; i < first_[in + 1]; ++i) {
      if (entries_[i].hash == wanted) visit(entries_[i].thing);
    }
  }

  /// Calls `visit` for each group of several things whose keys may be the same, in ascending order.
  template <class Visit>
  void each_shared(Visit visit) const {
    for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
      while (end < entries_.size() && entries_[end].hash == entries_[begin].hash) ++end;
      if (end - begin > 1) visit(std::span(entries_).subspan(begin, end - begin));
    }
  }

 private:
  static std::uint64_t hash(std::string_view key) { return std::hash<std::string_view>{}(key); }
  [[nodiscard]] std::size_t part(std::uint64_t hash) const { return hash >> (64 - bits_); }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> first_;   ///< by part: where its entries begin
  int bits_ = 1;
};

}  // namespace joinery
