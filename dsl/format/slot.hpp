#pragma once
/// What the language expects at a place of the YAML tree, out of the tables of dsl/read/keys.hpp.

#include "dsl/read/keys.hpp"
#include "dsl/yaml/document.hpp"

namespace joinery {

struct Slot {
  Shape shape = Shape::text;
  const MapRule* inside = nullptr;  ///< of a map, or of each value of `named`, or item of a list
  Shape item = Shape::map;          ///< of `named` without `inside`
  bool literal = false;             ///< quotes say that a text is no word of the language
  bool subject = false;             ///< cases beside `of`: their `when` holds values
  bool section = false;             ///< at the top of the document
  Kinds document = 0;               ///< the root of a document of this kind
};

[[nodiscard]] Slot root_slot(const YamlNode& root);
/// The slot of the value of an entry of `map`, which stands in `slot`.
[[nodiscard]] Slot entry_slot(const Slot& slot, const YamlNode& map, const YamlEntry& entry);
[[nodiscard]] Slot item_slot(const Slot& slot);
/// Whether the keys of the map are heads of functions.
[[nodiscard]] bool has_heads(const Slot& slot);
/// Whether the values of the map stand in one column.
[[nodiscard]] bool is_aligned(const Slot& slot);

}  // namespace joinery
