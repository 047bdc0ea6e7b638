#pragma once
/// Examples of a mapping, as written: records, and what is expected to become of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/reading.hpp"
#include "dsl/syntax/word.hpp"

namespace joinery {

struct DataEntry;

/// A piece of a record. Maps and lists of YAML are objects and lists; a plain scalar that JSON
/// would read as a number, `true`, `false` or `null` is that, everything else is a text.
struct Data {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, map };
  Kind kind = Kind::null;
  Span span;
  std::string text;  ///< text: decoded; number and boolean: as written
  std::vector<Data> items;
  std::vector<DataEntry> entries;
};

/// A member, or a path to one: `work.title: Engineer`, `addresses[type is "home"].country: GB`.
struct DataEntry {
  Word key;
  std::vector<PathStep> path;  ///< never empty
  Data value;
};

/// What a field of the platform is expected to come to.
struct ExpectedField {
  enum class Form : std::uint8_t { value, list, keep, clear };
  Form form = Form::value;
  std::vector<Word> values;  ///< one for a value
};

/// Only what is there is looked at. A word without a place was not written.
struct ExpectSyntax {
  Span span;
  Word person, rule, because, field, account, invite, next_change;
  Word decision;
  std::vector<Named<ExpectedField>> user;
};

struct ExampleSyntax {
  Span span;
  Word name;
  Word at;                                               ///< in place of the document's
  std::vector<Named<std::vector<Word>>> setting_values;  ///< on top of the document's
  std::optional<Data> record;                            ///< in place of the document's, or
  std::optional<Data> with;                              ///< a map, laid over it, and
  std::vector<DataEntry> without;                        ///< paths to take away; no values
  ExpectSyntax expect;
};

}  // namespace joinery
