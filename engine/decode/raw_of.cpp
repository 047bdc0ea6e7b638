#include "engine/decode/decode.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

RawValue raw_part(RawState state, std::string_view view, bool escaped = false) {
  return {state, escaped, static_cast<std::uint32_t>(view.size()), view.data()};
}

}  // namespace

RawValue raw_of(const Json* value, Arena& arena) {
  if (value == nullptr) return {};
  switch (value->kind()) {
    case JsonKind::null: return raw_part(RawState::null, {});
    case JsonKind::boolean:
      return raw_part(value->as_boolean() ? RawState::boolean_true : RawState::boolean_false, {});
    case JsonKind::number: return raw_part(RawState::number, value->number_text());
    case JsonKind::text: return raw_part(RawState::text, value->as_text(), true);
    case JsonKind::array: return raw_part(RawState::array, arena.copy(print(*value)));
    case JsonKind::object: return raw_part(RawState::object, arena.copy(print(*value)));
  }
  return {};
}

}  // namespace joinery
