#include "engine/calendar/timestamp.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/decode/decoding.hpp"
#include "engine/decode/near_zone.hpp"

namespace joinery {
namespace {

constexpr Day example_day{19'753};  // 2024-01-31

bool is_json_date(std::string_view text) { return text.starts_with("/Date("); }

/// The day that is written, whatever the time and the offset beside it: that is the day that people
/// saw when they entered it. Converting it to another zone would move it.
Dated<Day> written_day(const Token& token) {
  if (token.state != RawState::text) return tl::unexpected(DateProblem::shape);
  if (token.text.size() == 10) return parse_day(token.text);
  const auto written = is_json_date(token.text) ? parse_json_date(token.text)
                                                : parse_timestamp(token.text);
  if (!written) return tl::unexpected(written.error());
  return written->local.day;
}

/// The forms that the decoder knows, in turn; the problem is that of the first.
Dated<Day> any_form(const Decoder& decoder, const Token& token) {
  if (!decoder.like) return written_day(token);
  Dated<Day> day = decoder.or_standard ? written_day(token) : decoder.like->parse(token.text);
  if (!day && decoder.or_standard) {
    if (const auto other = decoder.like->parse(token.text)) return other;
  }
  for (const DatePattern& pattern : decoder.or_like) {
    if (day) break;
    if (const auto other = pattern.parse(token.text)) return other;
  }
  return day;
}

bool stands_for_none(Day day) { return is_open_end(day) || is_open_start(day); }

Value hold_date(const Decoding& decoding, const Token& token) {
  std::string problem = "is not a date (";
  if (decoding.decoder.like) {
    decoding.decoder.like->format(example_day, problem);
  } else {
    format_day(example_day, problem);
  }
  return hold_seen(decoding, token, problem + ')');
}

Value hold_instant(const Decoding& decoding, const Token& token, DateProblem problem) {
  std::string words = "is not an instant (2024-01-31T09:30:00Z)";
  if (decoding.decoder.epoch == EpochUnit::seconds) words = "is not an instant (1704067200)";
  if (decoding.decoder.epoch == EpochUnit::milliseconds) {
    words = "is not an instant (1704067200000)";
  }
  if (problem == DateProblem::needs_zone) words += ": it has no offset from UTC";
  return hold_seen(decoding, token, words);
}

Value instant_value(Instant instant) { return Value::of(ValueKind::instant, instant.micros); }

Value decode_epoch(const Decoding& decoding, const Token& token, EpochUnit unit) {
  const auto instant = parse_epoch(token.text, unit);
  if (!instant) return hold_instant(decoding, token, instant.error());
  return instant_value(*instant);
}

}  // namespace

Value decode_date(const Decoding& decoding, const Token& token) {
  const Dated<Day> day = any_form(decoding.decoder, token);
  if (!day) {
    return day.error() == DateProblem::placeholder ? Value{} : hold_date(decoding, token);
  }
  return stands_for_none(*day) ? Value{} : Value::of(ValueKind::date, day->days);
}

Value decode_instant(const Decoding& decoding, const Token& token) {
  if (decoding.decoder.epoch) return decode_epoch(decoding, token, *decoding.decoder.epoch);
  if (token.state != RawState::text) return hold_instant(decoding, token, DateProblem::shape);
  const auto written = is_json_date(token.text) ? parse_json_date(token.text)
                                                : parse_timestamp(token.text);
  if (!written) {
    const bool none = written.error() == DateProblem::placeholder;
    return none ? Value{} : hold_instant(decoding, token, written.error());
  }
  if (stands_for_none(written->local.day)) return {};
  if (!written->time_written) return hold_instant(decoding, token, DateProblem::shape);
  if (!written->offset_seconds && decoding.decoder.zone) {
    const ZoneTable& zones = decoding.references.zones;
    return instant_value(zones.instant_of(written->local, *decoding.decoder.zone));
  }
  const auto instant = instant_of(*written);
  if (!instant) return hold_instant(decoding, token, instant.error());
  return instant_value(*instant);
}

Value decode_zone(const Decoding& decoding, const Token& token) {
  const ZoneTable& zones = decoding.references.zones;
  const auto zone = zones.find(token.text);
  if (zone) return Value::of(ValueKind::zone, zone->index);
  std::string problem = "is not a time zone (Europe/London)";
  const std::string near = near_zone(token.text, zones.names());
  if (!near.empty()) problem += "; near: " + near;
  return hold_seen(decoding, token, problem);
}

}  // namespace joinery
