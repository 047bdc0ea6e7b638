#pragma once
/// The keys of every map of the language, as data: which there are, what shape their values have
/// and how they are written. The readers check against these tables, messages quote them, and
/// whoever describes the language to an editor reads nothing else.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dsl/syntax/documents.hpp"

namespace joinery {

enum class Shape : std::uint8_t {
  text,         ///< a single value that is text for people or a literal
  word,         ///< a single value out of a few, or a name
  words,        ///< a list of single values
  one_or_more,  ///< a single value or a list of them
  expression,
  formula,  ///< an expression, or a map with `cases`
  type,
  reading,  ///< a reading, or a map with `from` and `each`
  field,
  map,     ///< a map whose keys `inside` lists
  named,   ///< a map whose keys the author chooses; each value is `item`, or a map of `inside`
  list,    ///< a list of maps whose keys `inside` lists
  change,  ///< what `change:` holds; depends on the key
  tree,    ///< JSON whose leaves are formulas
  maps,    ///< a map whose keys `inside` lists, a list of them, or a word
  record,  ///< a record, or a part of one: maps and lists as JSON has them
};

/// What a message says is wanted: `a list`.
[[nodiscard]] std::string_view words_for(Shape shape);

/// The kinds of document that have a key, one bit each.
using Kinds = std::uint8_t;
[[nodiscard]] constexpr Kinds kinds_of(DocumentKind kind) {
  return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}

struct MapRule;

struct KeyRule {
  std::string_view key;
  Shape shape = Shape::text;
  std::string_view example;  ///< how it is written; several lines for a map or list
  bool required = false;
  const MapRule* inside = nullptr;
  Shape item = Shape::map;  ///< for `named`
  Kinds kinds = 0xFF;       ///< only of interest at the top of a document
  bool literal = false;     ///< quotes say that a text is no word of the language
};

struct MapRule {
  std::string_view noun;  ///< with its article: `a setting`
  std::span<const KeyRule> keys;
  [[nodiscard]] const KeyRule* find(std::string_view key) const;
};

/// Every key that may stand at the top of some document; one that means different things in
/// different kinds of document stands here more than once.
extern const std::span<const KeyRule> document_keys;
/// Those of one kind, in the order of the table.
[[nodiscard]] std::vector<KeyRule> keys_of(DocumentKind kind);
/// `source`, `target`, `module`, `model`, `integration`, `examples`.
[[nodiscard]] std::string_view word_for(DocumentKind kind);

extern const MapRule setting_rule;
extern const MapRule table_rule;
extern const MapRule list_reading_rule;
extern const MapRule primary_rule;
extern const MapRule people_rule;  ///< of a source, target or module
extern const MapRule integration_people_rule;
extern const MapRule people_lists_rule;
extern const MapRule person_rule_rule;
extern const MapRule account_rule;
extern const MapRule group_rule;
extern const MapRule format_rule;
extern const MapRule cases_rule;
extern const MapRule case_rule;
extern const MapRule changed_formula_rule;
extern const MapRule changed_rule_rule;
extern const MapRule changed_table_rule;
extern const MapRule proposed_rule;
extern const MapRule example_rule;
extern const MapRule expect_rule;

}  // namespace joinery
