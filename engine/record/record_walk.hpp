#pragma once
/// One pass over the tokens of one record: checks its grammar, and fills the slots of the wanted
/// paths. Internal to engine/record. One thread at a time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/path_trie.hpp"
#include "engine/record/raw_value.hpp"
#include "engine/record/seen_names.hpp"

namespace joinery {

class RecordWalk {
 public:
  enum class Fault : std::uint8_t { none, syntax, not_object, duplicate, too_deep };

  RecordWalk(const PathTrie& trie, std::size_t depth_max);

  /// Room for the decoded texts of one record of `size` bytes.
  void reserve(std::size_t size);

  /// Walks the record whose first token is `*at`. `at` are offsets in `bytes`; behind the last of
  /// them stands the offset of a zero byte, at which every walk ends. Returns the token behind the
  /// record, or null where it is broken.
  [[nodiscard]] const std::uint32_t* run(const char* bytes, const std::uint32_t* at,
                                         RawValue* slots);

  [[nodiscard]] Fault fault() const { return fault_; }
  [[nodiscard]] std::uint32_t fault_position() const { return fault_position_; }

 private:
  using Tokens = const std::uint32_t*;

  Tokens wanted_object(std::uint32_t index, Tokens at, std::size_t depth);
  Tokens wanted_value(std::uint32_t index, Tokens name, Tokens at, std::size_t depth);
  Tokens container_value(std::uint32_t index, Tokens at, std::size_t depth);
  Tokens text_value(RawValue& slot, Tokens at);
  Tokens scalar_value(RawValue& slot, Tokens at);
  [[nodiscard]] bool passes(Tokens at) const;
  [[nodiscard]] bool takes(const SeenName& name, Tokens at);
  Tokens skip_value(Tokens at, std::size_t depth);
  Tokens skip_object(Tokens at, std::size_t depth);
  Tokens skip_list(Tokens at, std::size_t depth);
  [[nodiscard]] std::uint32_t find_member(std::uint32_t index, Tokens name,
                                          const SeenName* before, const SeenName*& entry);
  [[nodiscard]] std::uint32_t find(const PathTrie::Node& node, std::uint32_t quote,
                                   std::uint32_t colon);
  [[nodiscard]] std::uint32_t find_escaped(const PathTrie::Node& node, const char* name,
                                           std::size_t size);
  Tokens broken(Fault fault, std::uint32_t position);

  const PathTrie* trie_;
  std::size_t depth_max_;
  const char* bytes_ = nullptr;
  RawValue* slots_ = nullptr;
  SeenNames names_;
  std::vector<std::uint32_t> seen_;   ///< the number of the record in which a node was last met
  std::uint32_t record_ = 0;
  std::vector<char> texts_;           ///< decoded texts of the present record
  std::size_t texts_used_ = 0;
  std::string name_;                  ///< a decoded name
  Fault fault_ = Fault::none;
  std::uint32_t fault_position_ = 0;
};

}  // namespace joinery
