#pragma once
/// What formulas see: JSON objects that are put together from parts. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "engine/edge/http_client.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// `object` with a member of that name, in place of one that it has.
[[nodiscard]] Json with_member(const Json& object, std::string_view name, Json value);
/// An object with that member alone.
[[nodiscard]] Json over(std::string_view name, Json value);
/// The same below: objects that are not there are made; what is no object is replaced by one.
[[nodiscard]] Json with_member(const Json& object, const std::vector<std::string>& steps,
                               Json value);
/// The members of both; those of `second` count.
[[nodiscard]] Json merged(const Json& first, const Json& second);
/// `{"name": "value"}`: names in small letters, one that came several times joined by `, `.
[[nodiscard]] Json headers_json(const HttpHead& head);
/// What stands at the steps; null where there is nothing.
[[nodiscard]] const Json* at_steps(const Json& json, const std::vector<std::string>& steps);

}  // namespace joinery
