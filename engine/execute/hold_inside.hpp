#pragma once
/// Holds that stand inside a list or record, where nobody has asked for them yet. Pure.

#include "engine/value/value.hpp"

namespace joinery {

/// `value` itself if it is a hold, or the first hold among its items, however deep; else null.
[[nodiscard]] inline const Value* hold_inside(const Value& value) {
  if (value.kind == ValueKind::hold) return &value;
  if (value.kind != ValueKind::list && value.kind != ValueKind::record) return nullptr;
  for (const Value& item : value.elements()) {
    if (const Value* found = hold_inside(item)) return found;
  }
  return nullptr;
}

}  // namespace joinery
