#include "engine/graph/constant.hpp"

#include <algorithm>

namespace joinery {
namespace {

bool has_items(ValueKind kind) { return kind == ValueKind::list || kind == ValueKind::record; }
bool has_text(ValueKind kind) { return kind == ValueKind::text || kind == ValueKind::hold; }

bool needs_escape(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  });
}

}  // namespace

Constant Constant::of(const Value& value) {
  Constant made;
  made.kind = value.kind;
  if (has_text(value.kind)) {
    made.text = value.view();
  } else if (has_items(value.kind)) {
    made.items.reserve(value.size);
    for (const Value& item : value.elements()) made.items.push_back(of(item));
  } else {
    made.integer = value.is_blank() ? 0 : value.integer;
  }
  return made;
}

Value Constant::view(Arena& arena) const {
  if (has_text(kind)) {
    Value made = Value::text(text, needs_escape(text));
    made.kind = kind;
    return made;
  }
  if (!has_items(kind)) return kind == ValueKind::blank ? Value{} : Value::of(kind, integer);
  Value* first = arena.array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) first[i] = items[i].view(arena);
  Value made = Value::list({first, items.size()});
  made.kind = kind;
  return made;
}

}  // namespace joinery
