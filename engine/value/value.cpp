#include "engine/value/value.hpp"

#include <algorithm>
#include <cstring>

namespace joinery {
namespace {

template <class Number>
int order(Number a, Number b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

/// Byte by byte, which in UTF-8 is the order of code points.
int compare_texts(std::string_view a, std::string_view b) { return order(a.compare(b), 0); }

int compare_items(std::span<const Value> a, std::span<const Value> b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const int result = compare(a[i], b[i]);
    if (result != 0) return result;
  }
  return order(a.size(), b.size());
}

}  // namespace

bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind || a.size != b.size) return false;
  switch (a.kind) {
    case ValueKind::blank:
    case ValueKind::keep:
    case ValueKind::clear: return true;
    case ValueKind::text:
    case ValueKind::hold: return a.size == 0 || std::memcmp(a.chars, b.chars, a.size) == 0;
    case ValueKind::number:
    case ValueKind::yes_no:
    case ValueKind::date:
    case ValueKind::instant:
    case ValueKind::zone: return a.integer == b.integer;
    case ValueKind::list:
    case ValueKind::record: return std::ranges::equal(a.elements(), b.elements(), same);
  }
  return false;
}

int compare(const Value& a, const Value& b) {
  // `blank` is the first of the kinds, so it comes first; the other kinds meet only by mistake.
  if (a.kind != b.kind) return order(a.kind, b.kind);
  switch (a.kind) {
    case ValueKind::blank:
    case ValueKind::keep:
    case ValueKind::clear: return 0;
    case ValueKind::text:
    case ValueKind::hold: return compare_texts(a.view(), b.view());
    case ValueKind::number:
    case ValueKind::yes_no:
    case ValueKind::date:
    case ValueKind::instant:
    case ValueKind::zone: return order(a.integer, b.integer);
    case ValueKind::list:
    case ValueKind::record: return compare_items(a.elements(), b.elements());
  }
  return 0;
}

Value copy(const Value& value, Arena& arena) {
  Value result = value;
  switch (value.kind) {
    case ValueKind::text:
    case ValueKind::hold: result.chars = arena.copy(value.view()).data(); break;
    case ValueKind::list:
    case ValueKind::record: {
      Value* items = arena.array<Value>(value.size);
      for (std::uint32_t i = 0; i < value.size; ++i) items[i] = copy(value.items[i], arena);
      result.items = items;
      break;
    }
    case ValueKind::blank:
    case ValueKind::keep:
    case ValueKind::clear:
    case ValueKind::number:
    case ValueKind::yes_no:
    case ValueKind::date:
    case ValueKind::instant:
    case ValueKind::zone: break;
  }
  return result;
}

}  // namespace joinery
