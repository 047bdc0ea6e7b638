#include "engine/function/function.hpp"

#include <algorithm>
#include <string>

namespace joinery {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

Value Call::text(std::string_view made) const {
  if (made.empty()) return {};
  if (made.size() > text_bytes_max) return too_long();
  return Value::text(arena.copy(made), std::ranges::any_of(made, needs_escape));
}

Value Call::too_long() const {
  return hold("a text of more than " + std::to_string(text_bytes_max) + " bytes was made");
}

Value Call::hold(std::string_view reason) const { return Value::hold(arena.copy(reason)); }

}  // namespace joinery
