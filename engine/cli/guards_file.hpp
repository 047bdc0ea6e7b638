#pragma once
/// The guards of an integration: `guards.yaml` beside it, or the file that the command line names.

#include <optional>
#include <string>

#include "engine/cli/session.hpp"
#include "engine/guard/guards.hpp"

namespace joinery {

/// The defaults where there is no such file and none was named; a message and nothing where one
/// cannot be read or is wrong: guards that nobody can read protect nobody.
[[nodiscard]] std::optional<Guards> load_guards(const Session& session,
                                                const std::string& integration,
                                                const std::string& named);

}  // namespace joinery
