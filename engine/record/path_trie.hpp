#pragma once
/// The members that a program wants from every record, as a tree of names made once and then only
/// read: any thread. A name is the text after JSON's escapes are undone, and may hold any
/// character. Path number i of the list gives slot number i.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"

namespace joinery {

enum class PathEnd : std::uint8_t {
  value,     ///< a text, number or boolean; a list or object there is checked as unread values are
  subtree,   ///< whatever is there, so that its JSON text can be given to a parser: checked wholly
};

struct WantedPath {
  std::vector<std::string> steps;   ///< no steps: the record itself
  PathEnd end = PathEnd::value;
};

class PathTrie {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Node {
    std::uint64_t sizes = 0;        ///< bit `min(n, 63)`: some wanted name here has n bytes
    std::uint32_t buckets = 0;      ///< where its table of first keys begins
    std::uint32_t bucket_mask = 0;
    std::uint32_t slot = none;
    PathEnd end = PathEnd::value;
  };

  /// Fails with `too_large` where a path is deeper than a record may be.
  [[nodiscard]] static Result<PathTrie> compile(std::span<const WantedPath> paths,
                                                const Limits& limits);

  [[nodiscard]] std::size_t slot_count() const { return slot_count_; }
  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
  [[nodiscard]] const Node& root() const { return nodes_.front(); }
  [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
  /// Slots of paths that were given before: `first` takes its value from `second`.
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::uint32_t>>& copies() const {
    return copies_;
  }

  /// The node below `parent` whose name is these bytes, which eight readable ones follow, or
  /// `none`. Nearly every name of a record is not wanted: those cost one test of a bit.
  [[nodiscard]] std::uint32_t find(const Node& parent, const char* name, std::size_t size) const {
    if ((parent.sizes >> std::min<std::size_t>(size, 63) & 1U) == 0) return none;
    const std::uint64_t head = first_bytes(name, size);
    std::uint32_t at = buckets_[parent.buckets + (hash(head, name, size) & parent.bucket_mask)];
    for (; at != none; at = keys_[at].next) {
      const Key& key = keys_[at];
      if (key.head == head && key.size == size &&
          (size <= 8 || std::memcmp(names_.data() + key.name, name, size) == 0)) {
        return key.node;
      }
    }
    return none;
  }

 private:
  struct Key {
    std::uint64_t head;      ///< its first eight bytes
    std::uint32_t size;
    std::uint32_t name;      ///< offset in names_
    std::uint32_t node;
    std::uint32_t next;      ///< in its bucket
  };
  struct Draft;

  static std::uint64_t first_bytes(const char* name, std::size_t size) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&word, name, 8);
      if (size < 8) word &= (std::uint64_t{1} << (8 * size)) - 1;
    } else {
      std::memcpy(&word, name, std::min<std::size_t>(size, 8));
    }
    return word;
  }
  /// The last bytes count too: custom fields often differ there only.
  static std::uint64_t hash(std::uint64_t head, const char* name, std::size_t size) {
    std::uint64_t tail = size;
    if (size > 8) std::memcpy(&tail, name + size - 8, 8);
    return ((head ^ std::rotl(tail, 29)) * 0x9E3779B97F4A7C15ULL) >> 32;
  }
  void add_tables(const Draft& draft, std::uint32_t node);

  std::vector<Node> nodes_;
  std::vector<Key> keys_;
  std::vector<std::uint32_t> buckets_;
  std::string names_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copies_;
  std::size_t slot_count_ = 0;
};

}  // namespace joinery
