#pragma once
/// Where an integration's state is: `postgresql://…` (or `postgres://…`), or the name of a file for
/// SQLite.

#include <memory>
#include <string>

#include "dsl/base/limits.hpp"
#include "engine/edge/store.hpp"

namespace joinery {

/// Opens the state, and brings its tables to the present version. The name of the integration keeps
/// its rows apart from those of others.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const std::string& state,
                                                        const std::string& integration,
                                                        const Limits& limits);

/// The same without what could let somebody in: for messages.
[[nodiscard]] std::string without_password(const std::string& state);

}  // namespace joinery
