#include "engine/value/print.hpp"

#include "dsl/base/check.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/json/json_write.hpp"
#include "engine/value/number.hpp"

namespace joinery {
namespace {

/// The type of the item of a list; a list of unknown things shows them by their kind.
const Type& item_of(const Type& type) { return type.item.empty() ? type : type.item.front(); }

void append_instant(std::string& out, const Value& value) {
  format_instant(Instant{value.integer}, out);
}
void append_day(std::string& out, const Value& value) {
  format_day(Day{static_cast<std::int32_t>(value.integer)}, out);
}
std::string_view zone_name(const Value& value, const ZoneTable& zones) {
  return zones.name(ZoneId{static_cast<std::uint32_t>(value.integer)});
}

void append_json_value(std::string& out, const Value& value) {
  if (value.escape) return append_json_text(out, value.view());
  out += '"';
  out += value.view();
  out += '"';
}

void append_json_record(std::string& out, const Value& value, const Type& type,
                        const ZoneTable& zones) {
  JOINERY_CHECK(value.size == type.fields.size());
  out += '{';
  for (std::uint32_t i = 0; i < value.size; ++i) {
    if (i > 0) out += ',';
    append_json_text(out, type.fields[i].name);
    out += ':';
    append_json(out, value.items[i], type.fields[i].type, zones);
  }
  out += '}';
}

void append_json_list(std::string& out, const Value& value, const Type& type,
                      const ZoneTable& zones) {
  out += '[';
  for (std::uint32_t i = 0; i < value.size; ++i) {
    if (i > 0) out += ',';
    append_json(out, value.items[i], item_of(type), zones);
  }
  out += ']';
}

}  // namespace

void append_json(std::string& out, const Value& value, const Type& type, const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::blank:
    case ValueKind::clear: out += "null"; return;
    case ValueKind::text: return append_json_value(out, value);
    case ValueKind::number: return format_number(value.integer, out);
    case ValueKind::yes_no: out += value.is_yes() ? "true" : "false"; return;
    case ValueKind::date:
      out += '"';
      append_day(out, value);
      out += '"';
      return;
    case ValueKind::instant:
      out += '"';
      append_instant(out, value);
      out += '"';
      return;
    case ValueKind::zone: return append_json_text(out, zone_name(value, zones));
    case ValueKind::list: return append_json_list(out, value, type, zones);
    case ValueKind::record: return append_json_record(out, value, type, zones);
    case ValueKind::keep:
    case ValueKind::hold: break;
  }
  JOINERY_CHECK(!"an outcome is not a value");
}

void append_text(std::string& out, const Value& value, const Type& type, const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::blank:
    case ValueKind::clear: return;
    case ValueKind::text: out += value.view(); return;
    case ValueKind::number: return format_number(value.integer, out);
    case ValueKind::yes_no: out += value.is_yes() ? "yes" : "no"; return;
    case ValueKind::date: return append_day(out, value);
    case ValueKind::instant: return append_instant(out, value);
    case ValueKind::zone: out += zone_name(value, zones); return;
    case ValueKind::list:
    case ValueKind::record:
      for (std::uint32_t i = 0; i < value.size; ++i) {
        if (i > 0) out += ", ";
        const bool field = value.kind == ValueKind::record && i < type.fields.size();
        append_text(out, value.items[i], field ? type.fields[i].type : item_of(type), zones);
      }
      return;
    case ValueKind::keep:
    case ValueKind::hold: break;
  }
  JOINERY_CHECK(!"an outcome is not a value");
}

}  // namespace joinery
