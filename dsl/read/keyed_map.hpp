#pragma once
/// A map whose keys are known: reports unknown, misplaced and missing keys when it is made, and
/// hands out the values by key. The node and the rule outlive it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/read/node_reader.hpp"

namespace joinery {

class KeyedMap {
 public:
  /// `what` is the map in messages (`the setting `zone``), `owner` the place that lacks a missing
  /// key.
  KeyedMap(NodeReader& reader, const YamlNode& node, const MapRule& rule, std::string what,
           Span owner, std::string_view example = {});

  /// No where the value is not a map; then there are no keys either.
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] const YamlEntry* find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  /// Whether none of the keys is there, and none can hide where the YAML is broken.
  [[nodiscard]] bool lacks_all(const std::vector<std::string_view>& keys) const;
  /// The words for messages about the value of `key`, which the rule must have.
  [[nodiscard]] Wanted wanted(std::string_view key) const;
  /// The place of a key that is there.
  [[nodiscard]] Span key_span(std::string_view key) const;

  // Empty or absent where the key is.
  Word text(std::string_view key);
  std::vector<Word> texts(std::string_view key);
  std::optional<Expr> condition(std::string_view key);
  std::optional<Formula> formula(std::string_view key);

  /// Reports every pair of keys of which at most one may be there.
  void exclusive(const std::vector<std::string_view>& keys, std::string_view help);

 private:
  void check_keys();
  void unknown(const YamlEntry& entry, const std::vector<std::string_view>& candidates);

  NodeReader& reader_;
  const YamlNode& node_;
  const MapRule& rule_;
  std::string what_;
  Span owner_;
  bool good_ = false;
};

}  // namespace joinery
