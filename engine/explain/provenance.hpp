#pragma once
/// Where a value on the platform comes from: the line that sets it, the way that was taken, and
/// every place of the record that it depends on.
///
/// Sound and complete: the field is computed from nothing, with everything that is read written
/// down. A place that is not in `places` was not read, and evaluation is pure, so it cannot change
/// the value. What decides whether there is a value at all, the person being left out or held,
/// stands in `decision_places`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/explain/answer.hpp"
#include "engine/explain/source_place.hpp"
#include "engine/explain/value_tree.hpp"

namespace joinery {

struct Provenance {
  enum class Kind : std::uint8_t { set, clear, keep, hold };
  std::string person;  ///< empty: not known
  std::string field;  ///< `team`, or for a part of its groups `team.parent`
  std::string group;  ///< the key of the group that it is a part of; empty for a field
  Kind kind = Kind::set;
  std::string value;    ///< set: JSON
  std::string because;  ///< hold
  std::string layer;
  Span place;
  ValueTree way;
  std::vector<SourcePlace> places;
  std::vector<SourcePlace> decision_places;
};

/// Nothing where the target has no such field. A person who is left out has provenance all the
/// same: it says what the value would be.
[[nodiscard]] std::optional<Provenance> provenance(const Inquiry& inquiry, const Json& record,
                                                   std::string_view field);

/// The same for what is known of the groups of a field, as `team.parent`: once for every group that
/// the person is in. Nothing where the target says no such thing of its groups.
[[nodiscard]] std::optional<std::vector<Provenance>> group_provenance(const Inquiry& inquiry,
                                                                      const Json& record,
                                                                      std::string_view field);

[[nodiscard]] std::string_view name_of(Provenance::Kind kind);

}  // namespace joinery
