#pragma once
/// A place in a JSON value, and values with one place changed ("what if this field were blank").
///
/// Printed, a location is a normalized path of RFC 9535: `$['work']['titles'][0]`.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/json/json.hpp"

namespace joinery {

/// A name in an object or an index (from 0) in an array.
using JsonStep = std::variant<std::string, std::size_t>;

struct JsonLocation {
  std::vector<JsonStep> steps;  ///< from the root; none: the root itself
  friend auto operator<=>(const JsonLocation&, const JsonLocation&) = default;
};

/// `$['a'][0]`, with the escapes of RFC 9535 section 2.7.
[[nodiscard]] std::string print(const JsonLocation& location);

/// Appends `name` as RFC 9535 writes normalized names: in single quotes.
void append_normalized_name(std::string& out, std::string_view name);

/// The value there; null where there is none.
[[nodiscard]] const Json* value_at(const Json& root, const JsonLocation& location);

/// A copy of `root` with `value` there. A name that the last object does not have is added at its
/// end; any other place that does not exist gives nothing.
[[nodiscard]] std::optional<Json> replaced(const Json& root, const JsonLocation& location,
                                           Json value);

/// A copy of `root` without what is there; nothing where there is none. The root cannot go.
[[nodiscard]] std::optional<Json> removed(const Json& root, const JsonLocation& location);

}  // namespace joinery
