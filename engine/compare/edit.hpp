#pragma once
/// What somebody changed between two versions of a mapping, one named item at a time: a setting, a
/// reading, a rule, a row of a table. Layout, comments, titles and help texts are no edits, nor is
/// another spelling of the same expression.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/span.hpp"

namespace joinery {

enum class EditKind : std::uint8_t { added, removed, changed, moved };
/// `added`, …
[[nodiscard]] std::string_view name_of(EditKind kind);

struct Edit {
  EditKind kind = EditKind::changed;
  std::string layer;    ///< the document: `integration acme`
  std::string section;  ///< the part of it: `change`, `people`, `tables.regions`
  std::string item;     ///< `set.group`, `no-contractors`, `GB`; empty: all of the section
  Span old;             ///< in the files of the old version; unknown for what was added
  Span now;             ///< in the files of the new version; unknown for what was removed
};

/// The edits as they are told and chosen together. `members[i]` are indices into `fine`.
struct EditList {
  std::vector<Edit> fine;                         ///< in the order of the documents
  std::vector<Edit> edits;                        ///< one for each group
  std::vector<std::vector<std::size_t>> members;  ///< parallel to `edits`
  std::vector<std::size_t> edit_of;               ///< parallel to `fine`

  [[nodiscard]] std::size_t size() const { return edits.size(); }
};

/// Which edits of a list are applied, a bit each.
using EditSet = std::uint64_t;
inline constexpr std::size_t edits_max = 64;
[[nodiscard]] constexpr EditSet only(std::size_t edit) { return EditSet{1} << edit; }
/// The numbers of the edits in a set, ascending.
[[nodiscard]] std::vector<std::size_t> edits_in(EditSet set);
[[nodiscard]] EditSet all_of(const EditList& list);

/// A part of `set` that is still `enough`, and of which no edit can be left out. `set` is enough.
[[nodiscard]] EditSet shrink(EditSet set, const std::function<bool(EditSet)>& enough);

/// Puts edits together that are too many to be told apart: rows of one table beyond `rows_max`,
/// then items of one section, then of one document, until at most `edits_max` are left.
[[nodiscard]] EditList group_edits(std::vector<Edit> fine);
inline constexpr std::size_t rows_max = 12;

}  // namespace joinery
