#include "engine/example/written_value.hpp"

#include "engine/value/print.hpp"

namespace joinery {

std::string written_value(const Value& value, const Type& type, const ZoneTable& zones) {
  if (value.kind == ValueKind::keep) return "keep";
  if (value.kind == ValueKind::clear) return "clear";
  std::string text;
  if (value.kind == ValueKind::list) {
    append_json(text, value, type, zones);
  } else {
    append_text(text, value, type, zones);
  }
  // A text that reads like an outcome is told apart as an example tells it apart.
  if (value.kind == ValueKind::text && (text == "keep" || text == "clear")) text = '"' + text + '"';
  return text;
}

}  // namespace joinery
