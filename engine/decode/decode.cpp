#include "engine/decode/decode.hpp"

#include <algorithm>
#include <vector>

#include "dsl/base/check.hpp"
#include "engine/decode/array_items.hpp"
#include "engine/decode/decoding.hpp"
#include "engine/unicode/space.hpp"
#include "engine/value/shown.hpp"

namespace joinery {
namespace {

bool is_plain(char c) { return c > 0x20 && c < 0x7F; }

/// Most values have no outer white space, and then no table of characters is asked.
std::string_view trimmed(std::string_view text) {
  if (text.empty() || (is_plain(text.front()) && is_plain(text.back()))) return text;
  return trim(text);
}

/// The scalar that stands there; its `text` is empty where it is blank.
Token token_of(const RawValue& raw) {
  switch (raw.state) {
    case RawState::text: return {raw.state, raw.escaped, raw.view(), trimmed(raw.view())};
    case RawState::number: return {raw.state, false, raw.view(), raw.view()};
    case RawState::boolean_true: return {raw.state, false, "true", "true"};
    case RawState::boolean_false: return {raw.state, false, "false", "false"};
    case RawState::missing:
    case RawState::null:
    case RawState::object:
    case RawState::array: break;
  }
  return {};
}

bool counts_as_blank(const Decoder& decoder, const Token& token) {
  return token.text.empty() ||
         (!decoder.blank_when.empty() &&
          std::ranges::find(decoder.blank_when, token.text) != decoder.blank_when.end());
}

/// Vendors that write "no value" as a list without items do so for every type.
bool is_empty_list(const RawValue& raw) {
  if (raw.state != RawState::array) return false;
  const std::string_view text = raw.view();
  return text.find_first_not_of(" \t\r\n", 1) == text.size() - 1;
}

Value decode_scalar(const Decoding& decoding, const RawValue& raw) {
  if (is_empty_list(raw)) return {};
  if (raw.state == RawState::object || raw.state == RawState::array) {
    return hold_nested(decoding, raw.state);
  }
  const Token token = token_of(raw);
  if (counts_as_blank(decoding.decoder, token)) return {};
  switch (decoding.type.word) {
    case TypeWord::text:
    case TypeWord::person:
    case TypeWord::group: return decode_text(decoding, token);
    case TypeWord::one_of: return decode_one_of(decoding, token);
    case TypeWord::yes_no: return decode_yes_no(decoding, token);
    case TypeWord::number: return decode_number(decoding, token);
    case TypeWord::date: return decode_date(decoding, token);
    case TypeWord::instant: return decode_instant(decoding, token);
    case TypeWord::zone: return decode_zone(decoding, token);
    case TypeWord::email: return decode_email(decoding, token);
    case TypeWord::country: return decode_country(decoding, token);
    case TypeWord::language: return decode_language(decoding, token);
    case TypeWord::list:
    case TypeWord::record: break;
  }
  JOINERY_CHECK(!"a record has no decoder of its own");
  return {};
}

Value decode_typed(const Decoding& decoding, const RawValue& raw);

/// Puts what is present of the items of `raw` into `items`; the first hold ends it.
Value gather(const Decoding& item, const RawValue& raw, std::vector<Value>& items) {
  const auto add = [&](const RawValue& one) {
    const Value value = decode_typed(item, one);
    if (!value.is_blank() && !value.is_hold()) items.push_back(value);
    return value;
  };
  if (raw.state != RawState::array) return add(raw);
  ArrayItems array(raw.view(), item.arena);
  for (RawValue one; array.next(one);) {
    const Value value = add(one);
    if (value.is_hold()) return value;
  }
  if (array.sound()) return {};
  std::string reason = "the list";
  append_where(reason, item.decoder);
  return Value::hold(item.arena.copy(reason + " is not JSON"));
}

Value decode_list(const Decoding& decoding, std::span<const RawValue> raw) {
  const Decoding item{decoding.decoder, decoding.type.item.front(), decoding.references,
                      decoding.arena};
  std::vector<Value> items;
  for (const RawValue& one : raw) {
    const Value value = gather(item, one, items);
    if (value.is_hold()) return value;
  }
  if (items.empty()) return {};
  Value* kept = decoding.arena.array<Value>(items.size());
  std::ranges::copy(items, kept);
  return Value::list({kept, items.size()});
}

Value decode_typed(const Decoding& decoding, const RawValue& raw) {
  JOINERY_CHECK(decoding.type.is_known());
  if (decoding.type.word == TypeWord::list) return decode_list(decoding, {&raw, 1});
  return decode_scalar(decoding, raw);
}

Value hold_required(const Decoder& decoder, const RawValue& raw, Arena& arena) {
  std::string reason = decoder.where.empty() ? "a value" : decoder.where;
  const Token token = token_of(raw);
  if (raw.state == RawState::missing) {
    reason += " is missing";
  } else if (raw.state == RawState::null) {
    reason += " is null";
  } else if (token.text.empty()) {
    reason += " is empty";
  } else {
    std::string shown;
    append_shown(shown, token.text);
    reason += " must have a value, and " + shown + " stands for none";
  }
  return Value::hold(arena.copy(reason));
}

/// A path that gives several values where one is wanted: fine if they agree.
Value decode_agreed(const Decoding& decoding, std::span<const RawValue> raw) {
  Value agreed;
  const RawValue* first = nullptr;
  for (const RawValue& one : raw) {
    const Value value = decode_typed(decoding, one);
    if (value.is_hold()) return value;
    if (value.is_blank()) continue;
    if (first != nullptr && !same(agreed, value)) {
      std::string reason;
      append_shown(reason, token_of(*first).text);
      reason += " and ";
      append_shown(reason, token_of(one).text);
      reason += " both stand";
      append_where(reason, decoding.decoder);
      return Value::hold(decoding.arena.copy(reason + ", where one value is expected"));
    }
    agreed = value;
    first = first == nullptr ? &one : first;
  }
  return agreed;
}

}  // namespace

Value decode_any(const Decoder& decoder, const RawValue& raw, const References& references,
                 Arena& arena) {
  const Value value = decode_typed({decoder, decoder.type, references, arena}, raw);
  if (decoder.required && value.is_blank()) return hold_required(decoder, raw, arena);
  return value;
}

Value decode_all(const Decoder& decoder, std::span<const RawValue> raw,
                 const References& references, Arena& arena) {
  const Decoding decoding{decoder, decoder.type, references, arena};
  const Value value = decoder.type.is(TypeWord::list) ? decode_list(decoding, raw)
                                                      : decode_agreed(decoding, raw);
  if (decoder.required && value.is_blank()) {
    return hold_required(decoder, raw.empty() ? RawValue{} : raw.front(), arena);
  }
  return value;
}

}  // namespace joinery
