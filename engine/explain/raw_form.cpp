#include "engine/explain/raw_form.hpp"

#include "engine/calendar/timestamp.hpp"
#include "engine/value/number.hpp"

namespace joinery {
namespace {

Json raw_number(std::int64_t millionths) {
  std::string text;
  format_number(millionths, text);
  return Json::from_number_text(text);
}

Json raw_day(const Decoder& decoder, Day day) {
  std::string text;
  if (decoder.like)
    decoder.like->format(day, text);
  else
    format_day(day, text);
  return Json::from_text(text);
}

Json raw_instant(const Decoder& decoder, Instant instant) {
  if (!decoder.epoch) return Json::from_text(instant_text(instant));
  const bool seconds = decoder.epoch == EpochUnit::seconds;
  return Json::from_number(instant.micros / (seconds ? micros_per_second : 1000));
}

Json raw_yes_no(const Decoder& decoder, bool yes) {
  const auto& words = yes ? decoder.yes : decoder.no;
  return words.empty() ? Json::from_boolean(yes) : Json::from_text(words.front());
}

bool is_textual(TypeWord word) { return Type::of(word).is_textual(); }

std::optional<Json> raw_scalar(const Decoder& decoder, const Type& type, const Value& value,
                               const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::text:
      if (is_textual(type.word) && value.size > 0) return Json::from_text(value.view());
      return std::nullopt;
    case ValueKind::number:
      if (type.is(TypeWord::number)) return raw_number(value.integer);
      return std::nullopt;
    case ValueKind::yes_no:
      if (type.is(TypeWord::yes_no)) return raw_yes_no(decoder, value.is_yes());
      return std::nullopt;
    case ValueKind::date: {
      const Day day{static_cast<std::int32_t>(value.integer)};
      if (type.is(TypeWord::date) && is_supported(day)) return raw_day(decoder, day);
      return std::nullopt;
    }
    case ValueKind::instant:
      if (type.is(TypeWord::instant)) return raw_instant(decoder, Instant{value.integer});
      return std::nullopt;
    case ValueKind::zone: {
      if (!type.is(TypeWord::zone)) return std::nullopt;
      const ZoneId zone{static_cast<std::uint32_t>(value.integer)};
      return Json::from_text(zones.name(zone));
    }
    case ValueKind::blank:
    case ValueKind::list:
    case ValueKind::record:
    case ValueKind::keep:
    case ValueKind::clear:
    case ValueKind::hold:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Json> raw_form(const Decoder& decoder, const Value& value, const ZoneTable& zones) {
  if (!decoder.type.is(TypeWord::list)) return raw_scalar(decoder, decoder.type, value, zones);
  if (value.kind != ValueKind::list) return std::nullopt;
  std::vector<Json> items;
  for (const Value& item : value.elements()) {
    auto raw = raw_scalar(decoder, decoder.type.item.front(), item, zones);
    if (!raw) return std::nullopt;
    items.push_back(std::move(*raw));
  }
  return Json::from_items(std::move(items));
}

}  // namespace joinery
