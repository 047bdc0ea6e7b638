#pragma once
/// What `joinery check` says about a mapping that is meant to be wrong, or to be warned about.

#include <map>
#include <string>

namespace joinery::testing {

/// All diagnostics as text, in the order of the command; empty where nothing is wrong.
[[nodiscard]] std::string mistakes_of(std::map<std::string, std::string> texts,
                                      const std::string& integration = "acme/integration.yaml");

}  // namespace joinery::testing
