#pragma once
/// What a connector asks for, for people: `joinery graph`.

#include <string>

#include "dsl/source/source.hpp"
#include "engine/connector/connector.hpp"

namespace joinery {

/// The names of the fields that are asked for, and each request as it is written.
[[nodiscard]] std::string asked_text(const Connector& connector, const Sources& sources);

}  // namespace joinery
