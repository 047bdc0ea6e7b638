#include "engine/snapshot/record_ids.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"

namespace joinery {
namespace {

PathTrie trie_of_id(const std::vector<std::string>& id, const Limits& limits) {
  std::vector<WantedPath> paths;
  if (!id.empty()) paths.push_back({id, PathEnd::value});
  if (auto trie = PathTrie::compile(paths, limits)) return std::move(*trie);
  auto none = PathTrie::compile({}, limits);  // deeper than a record can be
  JOINERY_CHECK(none.has_value());
  return std::move(*none);
}

}  // namespace

RecordIds::RecordIds(const std::vector<std::string>& id, const Limits& limits)
    : trie_(trie_of_id(id, limits)),
      reader_(trie_, limits),
      slots_(std::max<std::size_t>(trie_.slot_count(), 1)) {}

Result<std::string> RecordIds::of(std::size_t index) {
  if (auto read = reader_.read(index, slots_.data()); !read) {
    return fail(read.error().code, "a record is broken: " + read.error().what,
                read.error().position);
  }
  if (trie_.slot_count() == 0) return std::string();
  const RawValue& value = slots_.front();
  if (value.state == RawState::missing || value.state == RawState::null) return std::string();
  return std::string(value.view());
}

}  // namespace joinery
