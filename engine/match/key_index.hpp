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
  void add(std::string_view key, std::uint32_t thing) { entries_.push_back({hash_of(key), thing}); }
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
    each_of_hash(hash_of(key), visit);
  }
  /// The same for a key whose hash is at hand.
  template <class Visit>
  void each_of_hash(std::uint64_t wanted, Visit visit) const {
    if (entries_.empty()) return;
    const std::size_t in = part(wanted);
    for (std::uint32_t i = first_[in]; i < first_[in + 1]; ++i) {
      if (entries_[i].hash == wanted) visit(entries_[i].thing);
    }
  }

  [[nodiscard]] static std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }
  /// Asks the memory for where a key's part begins, which is to be looked into a little later …
  void look_ahead(std::uint64_t hash) const { __builtin_prefetch(&first_[part(hash)]); }
  /// … and, once that is there, for the part. Only after `sort`.
  void look_into(std::uint64_t hash) const { __builtin_prefetch(entries_.data() + first_[part(hash)]); }

  /// Calls `visit` for each group of several things whose keys may be the same, in ascending order.
  template <class Visit>
  void each_shared(Visit visit) const {
    for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
      while (end < entries_.size() && entries_[end].hash == entries_[begin].hash) ++end;
      if (end - begin > 1) visit(std::span(entries_).subspan(begin, end - begin));
    }
  }

 private:
  [[nodiscard]] std::size_t part(std::uint64_t hash) const { return hash >> (64 - bits_); }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> first_;   ///< by part: where its entries begin
  int bits_ = 1;
};

}  // namespace joinery
