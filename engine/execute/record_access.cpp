#include "engine/execute/record_access.hpp"

#include <fmt/format.h>

#include "engine/execute/path_walk.hpp"
#include "engine/json/json_parse.hpp"

namespace joinery {
namespace {

Value hold_at(const std::string& where, std::string_view what, Arena& arena) {
  return Value::hold(arena.copy(fmt::format("{} at {}", what, where)));
}

/// `raw` as a tree; objects and arrays are parsed.
Result<Json> parsed(const RawValue& raw, const Limits& limits) {
  switch (raw.state) {
    case RawState::missing:
    case RawState::null: return Json{};
    case RawState::text: return Json::from_text(raw.view());
    case RawState::number: return Json::from_number_text(raw.view());
    case RawState::boolean_true: return Json::from_boolean(true);
    case RawState::boolean_false: return Json::from_boolean(false);
    case RawState::object:
    case RawState::array: break;
  }
  return parse_json(raw.view(), limits);
}

}  // namespace

RecordAccess::RecordAccess(const Program& program, const References& references,
                           const Limits& limits)
    : program_(program),
      references_(references),
      limits_(limits),
      own_slots_(program.wanted.size()),
      trees_(program.wanted.size()) {}

void RecordAccess::open(const RawValue* slots) {
  slots_ = slots;
  ++record_;
}

void RecordAccess::open(const Json& record, Arena& arena) {
  ++record_;
  for (std::size_t i = 0; i < program_.wanted.size(); ++i) {
    const WantedMember& wanted = program_.wanted[i];
    const Json* value = find_member(wanted.steps, record);
    own_slots_[i] = raw_of(value, arena);
    trees_[i].record = record_;
    trees_[i].root = value;
  }
  slots_ = own_slots_.data();
}

Result<const Json*> RecordAccess::tree(std::uint32_t slot) {
  Tree& tree = trees_[slot];
  if (tree.record == record_) return tree.root;
  tree.record = record_;
  tree.root = nullptr;
  if (slots_[slot].state == RawState::missing) return tree.root;
  auto json = parsed(slots_[slot], limits_);
  if (!json) {
    tree.record = 0;
    return tl::unexpected<Error>(std::move(json).error());
  }
  tree.own = std::move(*json);
  tree.root = &tree.own;
  return tree.root;
}

/// All that stands at the path of `reading`, into `found_`.
Result<void> RecordAccess::find(const ProgramReading& reading) {
  found_.clear();
  JOINERY_TRY(const Json* root, tree(reading.slot));
  if (root == nullptr) return {};
  return find_all(reading.inner, *root, limits_, found_);
}

Value RecordAccess::within_limit(Value list, const ProgramReading& reading, Arena& arena) const {
  if (list.kind != ValueKind::list || list.size <= limits_.list_items) return list;
  return hold_at(reading.where, fmt::format("more than {} values", limits_.list_items), arena);
}

Value RecordAccess::read_composite(const ProgramReading& reading, Arena& arena) {
  if (!reading.each.empty()) return read_records(reading, arena);
  if (reading.direct) {
    return within_limit(decode(reading.decoder, slots_[reading.slot], references_, arena), reading,
                        arena);
  }
  const auto found = find(reading);
  if (!found) return hold_at(reading.where, found.error().what, arena);
  return within_limit(decode_found(reading.decoder, 0, arena), reading, arena);
}

/// What `found_` holds from `begin`, as one value.
Value RecordAccess::decode_found(const Decoder& decoder, std::size_t begin, Arena& arena) {
  const std::size_t count = found_.size() - begin;
  if (count == 0) return decode(decoder, RawValue{}, references_, arena);
  if (count == 1) return decode(decoder, raw_of(found_.back(), arena), references_, arena);
  raws_.clear();
  for (std::size_t i = begin; i < found_.size(); ++i) raws_.push_back(raw_of(found_[i], arena));
  return decode_all(decoder, raws_, references_, arena);
}

Value RecordAccess::record_of(const ProgramReading& reading, const Json& item, Arena& arena) {
  Value* fields = arena.array<Value>(reading.each.size());
  const std::size_t begin = found_.size();
  for (std::size_t i = 0; i < reading.each.size(); ++i) {
    const ProgramReading::Field& field = reading.each[i];
    const auto found = find_all(field.path, item, limits_, found_);
    fields[i] = found ? decode_found(field.decoder, begin, arena)
                      : hold_at(field.decoder.where, found.error().what, arena);
    found_.resize(begin);
  }
  return Value::record({fields, reading.each.size()});
}

/// A list of records: the items of every array that was found, and every object.
Value RecordAccess::read_records(const ProgramReading& reading, Arena& arena) {
  if (const auto found = find(reading); !found) {
    return hold_at(reading.where, found.error().what, arena);
  }
  std::vector<const Json*> items;
  for (const Json* node : found_) {
    if (node->is(JsonKind::array)) {
      for (const Json& item : node->items()) items.push_back(&item);
    } else {
      items.push_back(node);
    }
  }
  std::erase_if(items, [](const Json* item) { return item->is(JsonKind::null); });
  if (items.empty()) return {};
  if (items.size() > limits_.list_items) {
    return hold_at(reading.where, fmt::format("more than {} values", limits_.list_items), arena);
  }
  found_.clear();
  Value* records = arena.array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i]->is(JsonKind::object)) {
      return hold_at(reading.where, "an item that is not an object stands", arena);
    }
    records[i] = record_of(reading, *items[i], arena);
  }
  return Value::list({records, items.size()});
}

}  // namespace joinery
