#pragma once
/// For loops over many people or users: they stand in the order of their ids, their values in memory
/// in that of the source's answer, and each would be waited for. Changes no result.

#include <cstddef>
#include <span>

#include "engine/value/value.hpp"

namespace joinery {

/// Asks the memory for the value of `field` of the things that come after `things[at]`. `values_of`
/// gives a thing's values; there may be none.
template <class Things, class ValuesOf>
void look_ahead(const Things& things, std::size_t at, std::size_t field, ValuesOf values_of) {
  constexpr std::size_t ahead = 8;
  if (at + 2 * ahead >= things.size()) return;
  const std::span<const Value> far = values_of(things[at + 2 * ahead]);
  if (field < far.size()) __builtin_prefetch(&far[field]);
  const std::span<const Value> near = values_of(things[at + ahead]);
  if (field < near.size() && near[field].kind == ValueKind::text) __builtin_prefetch(near[field].chars);
}

}  // namespace joinery
