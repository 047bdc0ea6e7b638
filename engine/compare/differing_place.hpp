#pragma once
/// Where two versions of one formula begin to differ: the narrowest part of each that holds every
/// difference, so that a long list of cases is not shown for one changed word.

#include <utility>

#include "dsl/syntax/documents.hpp"

namespace joinery {

/// First of the old, second of the new.
using TwoPlaces = std::pair<Span, Span>;

[[nodiscard]] TwoPlaces differing_place(const Expr& old, const Expr& now);
[[nodiscard]] TwoPlaces differing_place(const Formula& old, const Formula& now);

}  // namespace joinery
