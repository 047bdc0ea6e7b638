#pragma once
/// A typed index into a vector. Two ids of different nouns never mix.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace joinery {

template <class Noun>
struct Id {
  std::uint32_t index = UINT32_MAX;
  [[nodiscard]] constexpr bool valid() const { return index != UINT32_MAX; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace joinery

template <class Noun>
struct std::hash<joinery::Id<Noun>> {
  std::size_t operator()(joinery::Id<Noun> id) const noexcept { return id.index; }
};
