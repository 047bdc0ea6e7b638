#pragma once
/// A place in a mapping file: a file and a half-open range of bytes in its raw text. Lines and
/// columns are worked out only when something is shown (source.hpp).

#include <compare>
#include <cstdint>

#include "dsl/base/id.hpp"

namespace joinery {

struct SourceTag;
using SourceId = Id<SourceTag>;

struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return source.valid(); }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// From the beginning of `first` to the end of `last`; both are of one file.
[[nodiscard]] constexpr Span join(Span first, Span last) {
  return {first.source, first.begin, last.end};
}

}  // namespace joinery
