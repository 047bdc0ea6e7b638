#include "stdlib/text/padded.hpp"

#include <string>

#include "engine/unicode/graphemes.hpp"
#include "engine/value/shown.hpp"
#include "stdlib/number/whole.hpp"

namespace joinery::stdlib {

Value padded(const Call& call, std::span<const Value> arguments, std::string_view function,
             PadSide side) {
  const std::string_view text = arguments[0].view(), filling = arguments[2].view();
  const auto wanted = whole_count(arguments[1]);
  if (!wanted) return hold_count(call, function, arguments[1], "length");
  if (grapheme_count(filling) != 1) {
    std::string reason = "`";
    reason += function;
    reason += side == PadSide::left ? "` puts one character in front, not "
                                    : "` puts one character behind, not ";
    append_shown(reason, filling);
    return call.hold(reason);
  }
  const std::size_t count = grapheme_count(text);
  if (count >= *wanted) return arguments[0];
  const std::size_t missing = *wanted - count;
  if (missing > call.text_bytes_max / filling.size()) return call.too_long();
  std::string made;
  made.reserve(missing * filling.size() + text.size());
  if (side == PadSide::right) made += text;
  for (std::size_t i = 0; i < missing; ++i) made += filling;
  if (side == PadSide::left) made += text;
  return call.text(made);
}

}  // namespace joinery::stdlib
