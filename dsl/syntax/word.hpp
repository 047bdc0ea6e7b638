#pragma once
/// Names and texts of a document, with their places.

#include <string>

#include "dsl/source/span.hpp"

namespace joinery {

/// A text and where it stands.
struct Word {
  std::string text;
  Span span;
};

template <class T>
struct Named {
  Word name;
  T value;
};

}  // namespace joinery
