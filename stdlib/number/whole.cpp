#include "stdlib/number/whole.hpp"

#include <string>

#include "engine/value/number.hpp"

namespace joinery::stdlib {

std::optional<std::size_t> whole_count(const Value& number) {
  if (number.integer < 0 || number.integer % number_one != 0) return {};
  return static_cast<std::size_t>(number.integer / number_one);
}

Value hold_count(const Call& call, std::string_view function, const Value& number,
                 std::string_view parameter) {
  std::string reason = "the ";
  reason += parameter;
  reason += " of `";
  reason += function;
  reason += "` is ";
  format_number(number.integer, reason);
  return call.hold(reason + ", not 0, 1, 2, …");
}

}  // namespace joinery::stdlib
