#pragma once
/// The members that a program wants from every record, as a tree of names made once and then only
/// read: any thread. A name is the text after JSON's escapes are undone, and may hold any
/// character. Path number i of the list gives slot number i.

#include <algorithm>
#include <array>
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
  /// `none`. Nearly every name of a record is not wanted: most of those cost one test of a bit, the
  /// others find an empty bucket.
  [[nodiscard]] std::uint32_t find(const Node& parent, const char* name, std::size_t size) const {
    if ((parent.sizes >> std::min<std::size_t>(size, 63) & 1U) == 0) return none;
    const Ends ends = ends_of(name, size);
    std::uint32_t at = buckets_[parent.buckets + (hash(ends, size) & parent.bucket_mask)];
    for (; at != none; at = keys_[at].next) {
      const Key& key = keys_[at];
      if (key.ends == ends && key.size == size &&
          (size <= 16 || std::memcmp(names_.data() + key.name, name, size) == 0)) {
        return key.node;
      }
    }
    return none;
  }

 private:
  /// The first and the last eight bytes of a name; of a shorter one, all of it twice. The last
  /// ones count, because custom fields often differ there only.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const Ends&, const Ends&) = default;
  };
  struct Key {
    Ends ends;
    std::uint32_t size;
    std::uint32_t name;      ///< offset in names_
    std::uint32_t node;
    std::uint32_t next;      ///< in its bucket
  };
  struct Draft;

  static Ends ends_of(const char* name, std::size_t size) {
    Ends ends;
    std::memcpy(&ends.first, name, 8);
    std::memcpy(&ends.last, name + ((size - 8) & (std::size_t{0} - std::size_t{size > 8})), 8);
    const std::uint64_t mask = masks_[std::min<std::size_t>(size, 8)];
    ends.first &= mask;
    ends.last &= mask;
    return ends;
  }
  static std::uint64_t hash(const Ends& ends, std::size_t size) {
    return ((ends.first ^ std::rotl(ends.last, 29) ^ size) * 0x9E3779B97F4A7C15ULL) >> 32;
  }
  /// The mask that keeps the first n of eight bytes in memory, for n from 0 to 8.
  static constexpr std::array<std::uint64_t, 9> masks_ = [] {
    std::array<std::uint64_t, 9> masks{};
    for (std::size_t n = 1; n < masks.size(); ++n) {
      const std::size_t place = std::endian::native == std::endian::little ? n - 1 : 8 - n;
      masks[n] = masks[n - 1] | std::uint64_t{0xFF} << (8 * place);
    }
    return masks;
  }();
  void add_tables(const Draft& draft, std::uint32_t node);

  std::vector<Node> nodes_;
  std::vector<Key> keys_;
  std::vector<std::uint32_t> buckets_;
  std::string names_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copies_;
  std::size_t slot_count_ = 0;
};

}  // namespace joinery
