#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/execute/machine.hpp"

namespace joinery {
namespace {

constexpr std::string_view too_much = "the lists of this record need too many steps";

/// The operands that list operators hand on as they are: a hold, and blank.
bool is_list(const Value& value) { return value.kind == ValueKind::list; }

Value list_of(Value* items, std::size_t size) {
  return size == 0 ? Value{} : Value::list({items, size});
}

bool are_same(const Value& list) {
  return std::all_of(list.elements().begin(), list.elements().end(),
                     [&](const Value& item) { return same(item, list.items[0]); });
}

}  // namespace

/// Begins a round of the body's scope with this item, and runs it.
template <class Trace>
const Value& Machine::run_body(std::uint32_t body_index, const Value& item, Trace& trace) {
  const Body& body = program_.bodies[body_index];
  slots_[body.item] = item;
  rounds_[body.scope] = ++last_round_;
  ++list_depth_;
  run(body.begin, trace);
  --list_depth_;
  return slots_[body.slot];
}

template <class Trace>
Value Machine::where(const Instruction& at, Trace& trace) {
  const Value list = slots_[at.a];
  if (!is_list(list)) return list;
  Value* kept = arena_->array<Value>(list.size);
  std::size_t count = 0;
  for (const Value& item : list.elements()) {
    if (visits_left_ == 0) return Value::hold(too_much);
    --visits_left_;
    const Value& answer = run_body(program_.operands[at.b], item, trace);
    if (answer.is_hold()) return answer;
    if (answer.is_yes()) kept[count++] = item;
  }
  return list_of(kept, count);
}

/// The keys of every item of the list, one after the other; a hold where there is one.
template <class Trace>
Value Machine::sort_keys(const Instruction& at, Value*& keys, Trace& trace) {
  const Value list = slots_[at.a];
  keys = arena_->array<Value>(std::size_t{list.size} * at.c);
  Value* next = keys;
  for (const Value& item : list.elements()) {
    for (std::uint32_t i = 0; i < at.c; ++i) {
      if (visits_left_ == 0) return Value::hold(too_much);
      --visits_left_;
      *next = run_body(program_.operands[at.b + i], item, trace);
      if (next->is_hold()) return *next;
      ++next;
    }
  }
  return {};
}

/// Blank comes last, whichever way the key is sorted.
int Machine::compare_keys(const Instruction& at, const Value* a, const Value* b) const {
  for (std::uint32_t i = 0; i < at.c; ++i) {
    if (a[i].is_blank() != b[i].is_blank()) return a[i].is_blank() ? 1 : -1;
    const int order = compare(a[i], b[i]);
    const bool descends = program_.operand_types[at.b + i] != 0;
    if (order != 0) return descends ? -order : order;
  }
  return 0;
}

template <class Trace>
Value Machine::sort(const Instruction& at, Trace& trace) {
  const Value list = slots_[at.a];
  if (!is_list(list)) return list;
  Value* keys = nullptr;
  if (const Value hold = sort_keys(at, keys, trace); hold.is_hold()) return hold;
  std::vector<std::uint32_t> order(list.size);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::size_t width = at.c;
    const int by_keys = compare_keys(at, keys + a * width, keys + b * width);
    return by_keys != 0 ? by_keys < 0 : compare(list.items[a], list.items[b]) < 0;
  });
  Value* sorted = arena_->array<Value>(list.size);
  for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = list.items[order[i]];
  return list_of(sorted, list.size);
}

template <class Trace>
Value Machine::first(const Instruction& at, Trace& trace) {
  const Value list = slots_[at.a];
  if (!is_list(list) || list.size == 0) return is_list(list) ? Value{} : list;
  Value* keys = nullptr;
  if (const Value hold = sort_keys(at, keys, trace); hold.is_hold()) return hold;
  const auto keys_of = [&](std::uint32_t item) { return keys + std::size_t{item} * at.c; };
  std::uint32_t best = 0;
  bool is_alone = true;
  for (std::uint32_t i = 1; i < list.size; ++i) {
    const int order = compare_keys(at, keys_of(i), keys_of(best));
    if (order < 0) {
      best = i;
      is_alone = true;
    } else if (order == 0 && !same(list.items[i], list.items[best])) {
      is_alone = false;
    }
  }
  if (is_alone) return list.items[best];
  return Value::hold("several different items come first: nothing says which of them is wanted");
}

/// A hold of a part stays with that part of that key: the others can be told all the same.
template <class Trace>
Value Machine::describe(const Instruction& at, Trace& trace) {
  const Value keys = slots_[at.a];
  if (keys.is_hold() || (keys.kind != ValueKind::text && !is_list(keys))) {
    return keys.is_hold() ? keys : Value{};
  }
  const std::span<const Value> all = is_list(keys) ? keys.elements() : std::span(&keys, 1);
  Value* described = arena_->array<Value>(all.size());
  for (std::size_t key = 0; key < all.size(); ++key) {
    Value* parts = arena_->array<Value>(std::size_t{at.c} + 1);
    parts[0] = all[key];
    for (std::uint32_t i = 0; i < at.c; ++i) {
      if (visits_left_ == 0) return Value::hold(too_much);
      --visits_left_;
      parts[i + 1] = run_body(program_.operands[at.b + i], all[key], trace);
    }
    described[key] = Value::record({parts, std::size_t{at.c} + 1});
  }
  return list_of(described, all.size());
}

Value Machine::only(const Value& list) {
  if (!is_list(list) || list.size == 0) return is_list(list) ? Value{} : list;
  if (are_same(list)) return list.items[0];
  return Value::hold(
      arena_->copy(fmt::format("{} items that differ, one is expected", list.size)));
}

Value Machine::count(const Value& list) const {
  if (list.is_hold()) return list;
  return Value::number(is_list(list) ? std::int64_t{list.size} * number_one : 0);
}

Value Machine::each(const Value& list, std::uint32_t field) {
  if (!is_list(list)) return list;
  Value* values = arena_->array<Value>(list.size);
  std::size_t count = 0;
  for (const Value& item : list.elements()) {
    const Value& value = item.kind == ValueKind::record ? item.items[field] : item;
    if (value.is_hold()) return value;
    if (!value.is_blank()) values[count++] = value;
  }
  return list_of(values, count);
}

template Value Machine::where(const Instruction&, NoTrace&);
template Value Machine::where(const Instruction&, TraceRecorder&);
template Value Machine::sort(const Instruction&, NoTrace&);
template Value Machine::sort(const Instruction&, TraceRecorder&);
template Value Machine::first(const Instruction&, NoTrace&);
template Value Machine::first(const Instruction&, TraceRecorder&);
template Value Machine::describe(const Instruction&, NoTrace&);
template Value Machine::describe(const Instruction&, TraceRecorder&);

}  // namespace joinery
