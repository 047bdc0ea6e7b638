#include "engine/capture/leaf.hpp"

#include <algorithm>

#include "engine/calendar/timestamp.hpp"
#include "engine/decode/decode.hpp"
#include "engine/explain/raw_form.hpp"

namespace joinery {
namespace {

bool is_day_type(const Type& type) {
  return type.is(TypeWord::date) || type.is(TypeWord::instant);
}

bool is_closed_type(const Type& type) {
  switch (type.word) {
    case TypeWord::one_of:
    case TypeWord::yes_no:
    case TypeWord::country:
    case TypeWord::language:
    case TypeWord::zone:
      return type.form == Type::Form::known;
    default:
      return false;
  }
}

/// A decoder of the single values of `decoder`.
Decoder of_items(const Decoder& decoder) {
  Decoder single = decoder;
  if (single.type.is(TypeWord::list)) {
    const Type item = single.type.item.front();
    single.type = item;
  }
  return single;
}

Value read_by(const Inquiry& inquiry, const Decoder& decoder, const Json& value, Arena& arena) {
  return decode(of_items(decoder), raw_of(&value, arena), inquiry.references, arena);
}

bool is_at_or_below(const JsonLocation& location, const JsonLocation& above) {
  return above.steps.size() <= location.steps.size() &&
         std::equal(above.steps.begin(), above.steps.end(), location.steps.begin());
}

/// The decoder of the field of a list's item that stands at `location` below the item.
const Decoder* field_decoder(const Reading& reading, const JsonLocation& item,
                             const JsonLocation& location) {
  for (const Reading::Field& field : reading.each) {
    std::vector<std::string> names;
    for (std::size_t i = item.steps.size(); i < location.steps.size(); ++i) {
      const auto* name = std::get_if<std::string>(&location.steps[i]);
      if (name != nullptr) names.push_back(*name);
    }
    const bool same = std::ranges::equal(field.path.steps, names, [](const PathStep& step,
                                                                     const std::string& name) {
      return step.name == name;
    });
    if (same) return &field.decoder;
  }
  return nullptr;
}

const Decoder* decoder_of(const Inquiry& inquiry, const Needed& needed,
                          const JsonLocation& location) {
  const Decoder* found = nullptr;
  for (const SourcePlace& place : needed.places) {
    const Reading& reading = inquiry.graph.readings[place.reading.index];
    for (const SourcePlace::Found& one : place.found) {
      if (!is_at_or_below(location, one.location)) continue;
      const Decoder* decoder = reading.each.empty() ? &reading.decoder
                                                    : field_decoder(reading, one.location, location);
      if (decoder == nullptr) continue;
      // One that tells more than `text` is preferred.
      if (found == nullptr || found->type.is(TypeWord::text)) found = decoder;
    }
  }
  return found;
}

/// A day or an instant in a form that needs no decoder.
bool looks_like_day(const Json& value) {
  return value.is(JsonKind::text) && parse_timestamp(value.as_text()).has_value();
}

Leaf::Form form_of(const Inquiry& inquiry, const Leaf& leaf, const NamedWords& words) {
  if (leaf.value.is(JsonKind::null) || leaf.value.is(JsonKind::boolean)) return Leaf::Form::closed;
  if (leaf.value.is(JsonKind::text)) {
    const std::string_view text = leaf.value.as_text();
    // Blanks and zeros, such as the day by which a system means "none", are nobody's own.
    if (text.find_first_not_of(" \t\r\n0-./:") == std::string_view::npos) return Leaf::Form::closed;
  }
  Arena arena;
  if (leaf.decoder != nullptr) {
    const Type type = of_items(*leaf.decoder).type;
    const Value value = read_by(inquiry, *leaf.decoder, leaf.value, arena);
    if (is_day_type(type) && !value.is_hold() && !value.is_blank()) return Leaf::Form::day;
    if (is_closed_type(type) && !value.is_hold()) return Leaf::Form::closed;
  }
  const bool is_named = leaf.value.is(JsonKind::text) && words.holds(leaf.value.as_text());
  if (is_named) return Leaf::Form::named;
  return looks_like_day(leaf.value) ? Leaf::Form::day : Leaf::Form::open;
}

/// The digits of the day in `text` replaced by those of another: what stands behind it stays.
std::optional<Json> moved_in_place(std::string_view text, int days) {
  constexpr std::size_t day_bytes = 10;
  const auto day = parse_day(text.substr(0, day_bytes));
  if (!day) return std::nullopt;
  const auto other = add_days(*day, days);
  if (!other) return std::nullopt;
  return Json::from_text(day_text(*other) + std::string(text.substr(std::min(day_bytes, text.size()))));
}

}  // namespace

std::vector<Leaf> leaves_to_disguise(const Inquiry& inquiry, const Needed& needed,
                                     const NamedWords& words) {
  std::vector<Leaf> leaves;
  for (JsonLocation& location : leaves_of(needed.record)) {
    Leaf leaf;
    leaf.value = *value_at(needed.record, location);
    leaf.decoder = decoder_of(inquiry, needed, location);
    leaf.location = std::move(location);
    leaf.form = form_of(inquiry, leaf, words);
    leaf.shown = leaf.form == Leaf::Form::closed && leaf.value.is(JsonKind::text) &&
                 !leaf.value.as_text().empty();
    leaves.push_back(std::move(leaf));
  }
  return leaves;
}

std::optional<Json> moved(const Inquiry& inquiry, const Leaf& leaf, int days) {
  if (leaf.value.is(JsonKind::text)) {
    if (auto made = moved_in_place(leaf.value.as_text(), days)) return made;
  }
  if (leaf.decoder == nullptr) return std::nullopt;
  Arena arena;
  const Decoder single = of_items(*leaf.decoder);
  Value value = read_by(inquiry, single, leaf.value, arena);
  if (value.kind == ValueKind::date) value.integer += days;
  else if (value.kind == ValueKind::instant) value.integer += days * micros_per_day;
  else return std::nullopt;
  return raw_form(single, value, inquiry.references.zones);
}

Json disguised(const Disguise& disguise, const Leaf& leaf, unsigned variant,
               const NamedWords* around) {
  if (leaf.value.is(JsonKind::number)) {
    return Json::from_number_text(disguise.number(leaf.value.number_text(), variant));
  }
  const std::string_view text = leaf.value.as_text();
  return Json::from_text(around == nullptr ? disguise.text(text, variant)
                                           : disguise.around(text, around->pieces(), variant));
}

}  // namespace joinery
