#pragma once
/// A small JSON Schema validator, for the part of draft 2020-12 that our schemas use. A keyword that it
/// does not know is a failure, so nothing is ever passed over.

#include <string>
#include <vector>

#include "dsl/yaml/document.hpp"
#include "engine/json/json.hpp"

namespace joinery::testing {

/// What is wrong with `value`, each with the place (`people.rules.0`); nothing if it is valid.
[[nodiscard]] std::vector<std::string> schema_mistakes(const Json& schema, const Json& value);

/// YAML as an editor's plugin reads it: plain scalars that YAML 1.2 takes for numbers, booleans and
/// null are that, all others are texts.
[[nodiscard]] Json json_of(const YamlNode& node);

}  // namespace joinery::testing
