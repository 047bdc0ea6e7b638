#pragma once
/// A YAML file as a tree whose every value knows where it stands in the raw text, also inside
/// quoted, folded and block scalars. Keys keep their order; scalars stay text, always: `NO`, `on`,
/// `00123`, `~` and `null` are the text that stands there.
///
/// The part of YAML that Joinery takes: maps with text keys, lists, both in block and flow form,
/// and every style of scalar. Anchors, aliases, merge keys, tags, directives, keys that are no text
/// and several documents are refused.
///
/// Two readers look at every file. Ours knows the mistakes that people make, goes on behind them
/// and keeps places; it makes the tree. yaml-cpp then reads what ours found to be free of mistakes,
/// and a tree that it reads differently is refused: what a mapping means is never a matter of
/// opinion.

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"
#include "dsl/yaml/scalar_range.hpp"

namespace joinery {

enum class YamlKind : std::uint8_t { scalar, map, list };
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

struct YamlEntry;

struct YamlNode {
  YamlKind kind = YamlKind::scalar;
  Span span;            ///< with its quotes, brackets or block indicator; empty for an absent value
  bool broken = false;  ///< something in it was reported already: say nothing more about it
  ScalarStyle style = ScalarStyle::plain;
  std::string text;  ///< of a scalar, decoded
  ScalarRange range;
  std::vector<YamlEntry> entries;  ///< of a map; keys are unique
  std::vector<YamlNode> items;     ///< of a list

  /// `key:` with nothing behind it, or an empty file: a plain scalar with an empty span at the
  /// place where the value would be.
  [[nodiscard]] bool absent() const {
    return kind == YamlKind::scalar && style == ScalarStyle::plain && text.empty() && !broken;
  }
};

struct YamlEntry {
  std::string key;
  Span key_span;
  ScalarRange key_range;
  YamlNode value;
};

struct YamlDocument {
  YamlNode root;
  /// Whether going on makes sense. False for a file that is too large, not UTF-8, too deep or holds
  /// too many values; `root` is then what was read until there.
  bool usable = true;
};

/// Never fails: reports what is wrong and returns what it understood. Time is linear in the size of
/// the text; the recursion is no deeper than `limits.yaml_depth`.
[[nodiscard]] YamlDocument parse_yaml(SourceId source, const Sources& sources, const Limits& limits,
                                      Diagnostics& out);

}  // namespace joinery
