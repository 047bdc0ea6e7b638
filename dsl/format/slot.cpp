#include "dsl/format/slot.hpp"

#include <algorithm>
#include <array>

#include "dsl/read/guard_keys.hpp"

namespace joinery {
namespace {

Slot slot_of(const KeyRule& rule) {
  Slot slot;
  slot.shape = rule.shape;
  slot.inside = rule.inside;
  slot.item = rule.item;
  slot.literal = rule.literal;
  return slot;
}

Slot map_of(const MapRule& rule) {
  Slot slot;
  slot.shape = Shape::map;
  slot.inside = &rule;
  return slot;
}

bool has_key(const YamlNode& map, std::string_view key) {
  return std::ranges::find(map.entries, key, &YamlEntry::key) != map.entries.end();
}

/// Which of the maps that a change may be this one is: the first that knows all its keys.
const MapRule* change_rule(const YamlNode& map) {
  static constexpr std::array rules{&cases_rule, &changed_formula_rule, &changed_rule_rule,
                                    &changed_table_rule};
  for (const MapRule* rule : rules) {
    const bool knows = std::ranges::all_of(
        map.entries, [&](const YamlEntry& entry) { return rule->find(entry.key) != nullptr; });
    if (knows) return rule;
  }
  return nullptr;
}

/// What is a map here, where the slot may also be filled with a single value.
const MapRule* rule_of(const Slot& slot, const YamlNode& map) {
  switch (slot.shape) {
    case Shape::formula: return &cases_rule;
    case Shape::reading: return &list_reading_rule;
    case Shape::change: return change_rule(map);
    case Shape::map:
    case Shape::maps: return slot.inside;
    default: return nullptr;
  }
}

Slot section_slot(Kinds document, std::string_view key) {
  for (const KeyRule& rule : document_keys) {
    if (rule.key != key || (rule.kinds & document) == 0) continue;
    Slot slot = slot_of(rule);
    slot.section = true;
    return slot;
  }
  return {};
}

Slot named_slot(const Slot& slot) {
  if (slot.inside != nullptr) return map_of(*slot.inside);
  Slot value;
  value.shape = slot.item;
  if (slot.item == Shape::named) value.item = Shape::word;
  return value;
}

}  // namespace

Slot root_slot(const YamlNode& root) {
  Slot slot;
  slot.shape = Shape::map;
  if (root.entries.empty()) return slot;
  if (root.entries.front().key == "guards") return map_of(guards_rule);
  for (unsigned kind = 0; kind < 8; ++kind) {
    const auto one = static_cast<DocumentKind>(kind);
    if (word_for(one) == root.entries.front().key) slot.document = kinds_of(one);
  }
  return slot;
}

Slot entry_slot(const Slot& slot, const YamlNode& map, const YamlEntry& entry) {
  if (slot.document != 0) return section_slot(slot.document, entry.key);
  if (slot.shape == Shape::named) return named_slot(slot);
  if (slot.shape == Shape::tree || slot.shape == Shape::record) return slot;
  const MapRule* rule = rule_of(slot, map);
  const KeyRule* key = rule == nullptr ? nullptr : rule->find(entry.key);
  if (key == nullptr) return {};
  Slot value = slot_of(*key);
  if (rule == &cases_rule && value.shape == Shape::list) value.subject = has_key(map, "of");
  if (slot.subject && rule == &case_rule && entry.key == "when") value.shape = Shape::one_or_more;
  return value;
}

Slot item_slot(const Slot& slot) {
  if (slot.shape == Shape::tree || slot.shape == Shape::record) return slot;
  if (slot.shape == Shape::words && slot.literal) {
    Slot item;
    item.literal = true;
    return item;
  }
  if ((slot.shape == Shape::list || slot.shape == Shape::maps) && slot.inside != nullptr) {
    Slot item = map_of(*slot.inside);
    item.subject = slot.subject;
    return item;
  }
  return {};
}

bool has_heads(const Slot& slot) {
  return slot.shape == Shape::named && slot.inside == nullptr && slot.item == Shape::formula;
}

bool is_aligned(const Slot& slot) {
  if (slot.shape == Shape::map && slot.inside != nullptr) {
    return std::ranges::all_of(slot.inside->keys, [](const KeyRule& rule) {
      return rule.shape == Shape::formula;
    });
  }
  if (slot.shape != Shape::named || slot.inside != nullptr) return false;
  switch (slot.item) {
    case Shape::reading:
    case Shape::field:
    case Shape::formula:
    case Shape::words: return true;
    case Shape::text: return slot.section;
    default: return false;
  }
}

}  // namespace joinery
