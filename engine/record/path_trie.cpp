#include "engine/record/path_trie.hpp"

#include <map>

namespace joinery {

/// The tree while it grows: children in order of name, so that equal lists give equal tries.
struct PathTrie::Draft {
  std::vector<std::map<std::string, std::uint32_t, std::less<>>> children;
};

Result<PathTrie> PathTrie::compile(std::span<const WantedPath> paths, const Limits& limits) {
  PathTrie trie;
  Draft draft;
  trie.nodes_.resize(1);
  draft.children.resize(1);
  for (const WantedPath& path : paths) {
    if (path.steps.size() > limits.record_depth) {
      return fail(ErrorCode::too_large, "a path has more steps than a record may have levels");
    }
    std::uint32_t at = 0;
    for (const std::string& step : path.steps) {
      const auto next = static_cast<std::uint32_t>(trie.nodes_.size());
      const auto [child, added] = draft.children[at].try_emplace(step, next);
      at = child->second;
      if (!added) continue;
      trie.nodes_.emplace_back();
      draft.children.emplace_back();
    }
    Node& end = trie.nodes_[at];
    const auto slot = static_cast<std::uint32_t>(trie.slot_count_++);
    if (end.slot == none) {
      end.slot = slot;
    } else {
      trie.copies_.emplace_back(slot, end.slot);
    }
    if (path.end == PathEnd::subtree) end.end = PathEnd::subtree;
  }
  for (std::uint32_t node = 0; node < trie.nodes_.size(); ++node) trie.add_tables(draft, node);
  return trie;
}

void PathTrie::add_tables(const Draft& draft, std::uint32_t node) {
  const auto& children = draft.children[node];
  if (children.empty()) return;
  Node& parent = nodes_[node];
  // Much room, so that most names find an empty bucket; less where a list of fields is long.
  const std::size_t count = std::bit_ceil(children.size() * (children.size() <= 64 ? 16 : 4));
  parent.buckets = static_cast<std::uint32_t>(buckets_.size());
  parent.bucket_mask = static_cast<std::uint32_t>(count - 1);
  buckets_.resize(buckets_.size() + count, none);
  for (const auto& [name, child] : children) {
    std::string padded = name;
    padded.append(8, '\0');   // eight bytes are read at any name
    const Ends ends = ends_of(padded.data(), name.size());
    std::uint32_t& first =
        buckets_[parent.buckets + (hash(ends, name.size()) & parent.bucket_mask)];
    keys_.push_back({ends, static_cast<std::uint32_t>(name.size()),
                     static_cast<std::uint32_t>(names_.size()), child, first});
    first = static_cast<std::uint32_t>(keys_.size() - 1);
    names_ += name;
    parent.sizes |= std::uint64_t{1} << std::min<std::size_t>(name.size(), 63);
  }
}

}  // namespace joinery
