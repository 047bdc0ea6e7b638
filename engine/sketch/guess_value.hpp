#pragma once
/// How a value is read, from what stands there: which form a date has, which words mean yes.

#include <optional>
#include <string>
#include <vector>

#include "engine/sketch/field_words.hpp"
#include "engine/sketch/observation.hpp"

namespace joinery {

struct ValueGuess {
  std::string reading{};
  std::vector<std::string> why{};
  std::vector<std::string> choices{};
};

/// Nothing where a field of that kind cannot stand there: a mail address without a sign, a date that
/// is none.
[[nodiscard]] std::optional<ValueGuess> guess_value(const Observation& place, FieldKind kind);

}  // namespace joinery
