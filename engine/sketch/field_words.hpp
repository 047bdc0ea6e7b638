#pragma once
/// The words by which many systems call what the worker model has, the best first.

#include <cstdint>
#include <span>
#include <string_view>

namespace joinery {

/// What a value of the field must be.
enum class FieldKind : std::uint8_t { text, id, email, day, instant, country, person, state, language, zone };

struct FieldWords {
  std::string_view field;
  FieldKind kind;
  /// Phrases of small letters, separated by `|`, the best first.
  std::string_view phrases;
};

[[nodiscard]] std::span<const FieldWords> field_words();

}  // namespace joinery
