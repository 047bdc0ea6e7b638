#pragma once
/// A value that a program owns: what a Value is, with its own memory. Compared by content.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/value/value.hpp"

namespace joinery {

struct Constant {
  ValueKind kind = ValueKind::blank;
  std::int64_t integer = 0;
  std::string text;
  std::vector<Constant> items;

  [[nodiscard]] static Constant of(const Value& value);
  /// A view; lists and records get their items from `arena`, texts point into this constant.
  [[nodiscard]] Value view(Arena& arena) const;
  friend bool operator==(const Constant&, const Constant&) = default;
};

}  // namespace joinery
