#pragma once
/// An OpenAPI document as JSON, whether it is written in JSON or in YAML.

#include <string>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// In YAML, plain scalars are what they are in YAML's core schema: numbers, true, false and null. Errors:
/// `malformed` with the place and the words of the first mistake.
[[nodiscard]] Result<Json> read_openapi_text(const std::string& name, const std::string& text, const Limits& limits);

}  // namespace joinery
