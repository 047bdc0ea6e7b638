#pragma once
/// What a mapping says of the fields of a platform's user, as far as whoever speaks to the platform
/// must know it: which are references, which are memberships, by which a user is recognised. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

struct MappedField {
  enum class Sort : std::uint8_t { plain, person, group };
  std::string name;
  Sort sort = Sort::plain;
  std::string group_kind;       ///< of a membership: what the plan calls such groups
  int match = 0;                ///< users are recognised by it: 1 first, 2 second; 0: not
};

struct MappedFields {
  std::vector<MappedField> all;              ///< in the order of the mapping

  /// Null: the mapping has no such field.
  [[nodiscard]] const MappedField* find(std::string_view name) const;
  /// Names of those that match, in their order.
  [[nodiscard]] std::vector<std::string> ladder() const;
  /// The kind that all groups have where the platform does not tell several apart; empty: there is none.
  [[nodiscard]] std::string only_group_kind() const;
};

[[nodiscard]] MappedFields mapped_fields(const Graph& mapping);

}  // namespace joinery
