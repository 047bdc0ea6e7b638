#pragma once
/// The canonical layout of a document: one way to write what it says.
///
/// - Keys and items keep their order, comments their place: above an entry, behind it, at the end of
///   a block. Blank lines are kept, but never two, and none where a block begins.
/// - Two spaces for each level. Brackets (`[a, b]`, `{a: b}`) stay where they fit into the line and
///   hold no comment; otherwise their items stand on lines.
/// - Expressions, readings, fields and types are written as `dsl/syntax` prints them. What is longer
///   than a line stands behind `>`, broken before operators.
/// - The values of names stand in one column where they are all of one kind (`read:`, `set:`, …).
/// - Quotes are double, and only where they are needed or say something.
///
/// Formatting what was formatted changes nothing, and formatting never changes what a document means.

#include <cstddef>
#include <optional>
#include <string>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"

namespace joinery {

/// Columns of a line, where what stands in it can be broken at all.
inline constexpr std::size_t line_width = 100;

struct Formatted {
  std::string text;
  /// The new text was read again and means the same. No is a mistake of ours; `text` is then what
  /// the file holds.
  bool same_meaning = true;
};

/// Nothing where the document has an error, which `diagnostics` then has. Pure.
[[nodiscard]] std::optional<Formatted> format_document(SourceId source, const Sources& sources,
                                                       const Limits& limits,
                                                       Diagnostics& diagnostics);

/// What the document says, without its layout: two documents with the same text here are the same to
/// every later stage, places aside. Nothing where it has an error.
[[nodiscard]] std::optional<std::string> meaning_of(SourceId source, const Sources& sources,
                                                    const Limits& limits, Diagnostics& diagnostics);

}  // namespace joinery
