/// Paths through the record, one step at a time.

#include <algorithm>

#include <fmt/format.h>

#include "engine/decode/decode.hpp"
#include "engine/jsonpath/parse.hpp"
#include "engine/jsonpath/select.hpp"
#include "tests/oracle/judge.hpp"

namespace joinery::oracle {
namespace {

using Found = std::vector<const Json*>;

/// A value as `where` of a path compares it.
bool is_word(const Json* value, const std::string& wanted) {
  if (value == nullptr) return false;
  switch (value->kind()) {
    case JsonKind::text:
      return value->as_text() == wanted;
    case JsonKind::number:
      return value->number_text() == wanted;
    case JsonKind::boolean:
      return wanted == (value->as_boolean() ? "true" : "false");
    default:
      return false;
  }
}

Found take(const PathStep& step, const Found& from) {
  Found next;
  for (const Json* value : from) {
    if (step.kind == PathStep::Kind::member) {
      if (const Json* member = value->find(step.name)) next.push_back(member);
      continue;
    }
    if (!value->is(JsonKind::array)) continue;
    for (const Json& item : value->items()) {
      const bool kept = step.kind == PathStep::Kind::all ||
                        is_word(item.find(step.name), step.value) != step.negated;
      if (kept) next.push_back(&item);
    }
  }
  return next;
}

Found follow(const PathSyntax& path, const Json& root, const Limits& limits) {
  Found found{&root};
  if (path.form == PathSyntax::Form::jsonpath) {
    found.clear();
    const auto query = parse_jsonpath(path.query, limits);
    const auto selected = select(*query, root, limits);
    for (const JsonPathNode& node : *selected) found.push_back(node.value);
    return found;
  }
  for (const PathStep& step : path.steps) found = take(step, found);
  return found;
}

bool is_single(const PathSyntax& path) {
  return path.form == PathSyntax::Form::native &&
         std::ranges::all_of(
             path.steps, [](const PathStep& step) { return step.kind == PathStep::Kind::member; });
}

}  // namespace

Value Judge::read_one(const PathSyntax& path, const Decoder& decoder, const Json& root) {
  const Found found = follow(path, root, limits_);
  if (is_single(path)) {
    return decode(decoder, raw_of(found.empty() ? nullptr : found[0], arena_), references_, arena_);
  }
  std::vector<RawValue> raw;
  for (const Json* value : found) raw.push_back(raw_of(value, arena_));
  return decode_all(decoder, raw, references_, arena_);
}

Value Judge::read(const Reading& reading) {
  if (!reading.each.empty()) return read_records(reading);
  return read_one(reading.path, reading.decoder, *record_);
}

/// An array gives its items, anything else itself; what is null is not there.
Value Judge::read_records(const Reading& reading) {
  Found found;
  for (const Json* value : follow(reading.path, *record_, limits_)) {
    if (!value->is(JsonKind::array)) {
      found.push_back(value);
      continue;
    }
    for (const Json& item : value->items()) found.push_back(&item);
  }
  std::vector<Value> records;
  for (const Json* item : found) {
    if (item->is(JsonKind::null)) continue;
    if (!item->is(JsonKind::object)) {
      return hold(fmt::format("an item that is not an object stands at {}", reading.decoder.where));
    }
    Value* fields = arena_.array<Value>(reading.each.size());
    for (std::size_t i = 0; i < reading.each.size(); ++i) {
      fields[i] = read_one(reading.each[i].path, reading.each[i].decoder, *item);
    }
    records.push_back(Value::record({fields, reading.each.size()}));
  }
  if (records.empty()) return {};
  return list_of(records);
}

}  // namespace joinery::oracle
