#pragma once
/// What a connector asks for, for people: `joinery graph`.

#include <string>

#include "dsl/source/source.hpp"
#include "engine/connector/connector.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {

/// The names of the fields that are asked for, and each request as it is written.
[[nodiscard]] std::string asked_text(const Connector& connector, const Sources& sources);
/// The same for programs, at the end of `json`, which is inside an object.
void asked_json(const Connector& connector, const Sources& sources, JsonWriter& json);

}  // namespace joinery
