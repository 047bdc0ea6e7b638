#pragma once
/// The guards of an integration: `guards.yaml` beside it, or the file that the command line names.

#include <optional>
#include <string>

#include "dsl/read/load.hpp"
#include "engine/cli/session.hpp"
#include "engine/guard/guards.hpp"

namespace joinery {

/// The defaults where there is no such file and none was named; a message and nothing where one
/// cannot be read or is wrong: guards that nobody can read protect nobody.
[[nodiscard]] std::optional<Guards> load_guards(const Session& session,
                                                const std::string& integration,
                                                const std::string& named);

/// What is wrong with the `guards.yaml` beside an integration goes to the diagnostics of its bundle.
[[nodiscard]] Result<void> check_guards(const Session& session, const std::string& integration,
                                        Bundle& bundle);

}  // namespace joinery
