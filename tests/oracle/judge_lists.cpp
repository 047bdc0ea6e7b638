/// Lists: an item at a time, and an item's keys anew whenever two items are compared.

#include <algorithm>

#include <fmt/format.h>

#include "tests/oracle/judge.hpp"

namespace joinery::oracle {

/// A list without items is blank.
Value Judge::list_of(const std::vector<Value>& items) {
  if (items.empty()) return {};
  Value* kept = arena_.array<Value>(items.size());
  std::ranges::copy(items, kept);
  return Value::list({kept, items.size()});
}

Value Judge::where(const Node& node, const Value& list) {
  std::vector<Value> kept;
  for (const Value& item : list.elements()) {
    items_.push_back(item);
    const Value answer = eval(node.bodies[0]);
    items_.pop_back();
    if (answer.is_hold()) return answer;
    if (answer.is_yes()) kept.push_back(item);
  }
  return list_of(kept);
}

namespace {

/// Blanks come last, whatever the direction.
int order_of(const Value& a, const Value& b, bool descending) {
  if (a.is_blank() || b.is_blank())
    return static_cast<int>(a.is_blank()) - static_cast<int>(b.is_blank());
  return descending ? compare(b, a) : compare(a, b);
}

}  // namespace

Value Judge::ordered(const Node& node, const Value& list, bool only_first) {
  struct Entry {
    Value item;
    std::vector<Value> keys;
  };
  std::vector<Entry> entries;
  for (const Value& item : list.elements()) {
    Entry entry{item, {}};
    items_.push_back(item);
    for (const NodeId body : node.bodies) {
      entry.keys.push_back(eval(body));
      if (entry.keys.back().is_hold()) break;
    }
    items_.pop_back();
    if (entry.keys.back().is_hold()) return entry.keys.back();
    entries.push_back(std::move(entry));
  }
  const auto by_keys = [&](const Entry& a, const Entry& b) {
    for (std::size_t i = 0; i < a.keys.size(); ++i) {
      const int order = order_of(a.keys[i], b.keys[i], (node.index >> i & 1U) != 0);
      if (order != 0) return order;
    }
    return 0;
  };
  // The smallest that is left, again and again.
  std::vector<Value> out;
  while (!entries.empty()) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const int order = by_keys(entries[i], entries[best]);
      if (order < 0 || (order == 0 && compare(entries[i].item, entries[best].item) < 0)) best = i;
    }
    if (only_first) {
      for (const Entry& other : entries) {
        if (by_keys(other, entries[best]) == 0 && !same(other.item, entries[best].item)) {
          return hold("several different items come first: nothing says which of them is wanted");
        }
      }
      return entries[best].item;
    }
    out.push_back(entries[best].item);
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(best));
  }
  return only_first ? Value{} : list_of(out);
}

Value Judge::describe(const Node& node) {
  const Value keys = eval(node.in[0]);
  if (keys.is_hold()) return keys;
  std::vector<Value> all;
  if (keys.kind == ValueKind::text) all.push_back(keys);
  if (keys.kind == ValueKind::list) all.assign(keys.elements().begin(), keys.elements().end());
  std::vector<Value> described;
  for (const Value& key : all) {
    items_.push_back(key);
    std::vector<Value> parts{key};
    for (const NodeId body : node.bodies) parts.push_back(eval(body));
    items_.pop_back();
    const Value as_list = list_of(parts);
    described.push_back(Value::record(as_list.elements()));
  }
  return list_of(described);
}

Value Judge::only(const Value& list) {
  if (list.size == 0) return {};
  for (const Value& item : list.elements()) {
    if (!same(item, list.elements()[0])) {
      return hold(fmt::format("{} items that differ, one is expected", list.size));
    }
  }
  return list.elements()[0];
}

Value Judge::each(const Node& node, const Value& list) {
  std::vector<Value> out;
  for (const Value& item : list.elements()) {
    const Value& value = item.elements()[node.index];
    if (value.is_hold()) return value;
    if (!value.is_blank()) out.push_back(value);
  }
  return list_of(out);
}

}  // namespace joinery::oracle
