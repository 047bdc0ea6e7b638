#pragma once
/// The names of members that were met before, each with the one that followed it last: records of
/// one source repeat their structure, so the next name is nearly always the expected one, and
/// knowing it takes one comparison. Whatever is not as expected is found the long way, and the
/// answer is the same: this memory makes reading faster, and nothing else. Internal to
/// engine/record. One thread; bounded memory.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/record/written_name.hpp"

namespace joinery {

struct SeenName {
  WrittenName written;
  std::uint32_t size = 0;             ///< from its first quote to its colon
  std::uint32_t node = 0;             ///< of the trie it leads to; or PathTrie::none
  std::uint32_t slot = 0;             ///< of a node that has one and nothing below; or none
  const SeenName* next = nullptr;     ///< that followed it last; null: it was the last one
  const SeenName* ring = nullptr;     ///< all names of one object, one after the other

  /// Whether it stands at `p`, where a quote stands or may stand, and its colon `there` bytes
  /// behind; `WrittenName::size_max` bytes are readable.
  [[nodiscard]] bool is_at(const char* p, std::uint32_t there) const {
    return size == there && written.is_at(p);
  }
};

class SeenNames {
 public:
  explicit SeenNames(std::size_t node_count);
  SeenNames(SeenNames&&) = default;
  SeenNames& operator=(SeenNames&&) = default;

  /// The name expected first in an object at a node of the trie, or null.
  [[nodiscard]] const SeenName* first(std::uint32_t node) const { return first_[node]; }

  /// The name at `p` among those seen in objects at `node`, or null; it is expected behind `before`
  /// (null: as the first) from now on.
  const SeenName* find(std::uint32_t node, const SeenName* before, const char* p,
                       std::uint32_t size);
  struct Meaning {
    std::uint32_t node;
    std::uint32_t slot;
  };
  /// Remembers a name (from quote to colon) that was not found, if it is short and there is room; else null.
  const SeenName* add(std::uint32_t node, const SeenName* before, std::string_view written,
                      Meaning meaning);

 private:
  void expect(std::uint32_t node, const SeenName* before, const SeenName* name);
  [[nodiscard]] SeenName& own(const SeenName* name) {
    return names_[static_cast<std::size_t>(name - names_.data())];
  }

  std::vector<SeenName> names_;            ///< never grows beyond what is reserved
  std::vector<const SeenName*> first_;     ///< by node of the trie
};

}  // namespace joinery
