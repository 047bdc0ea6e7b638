#pragma once
/// What the formulas of a change see (engine/formulas/formulas.hpp): the mutation, the user as they
/// are, and as they will be. Pure.

#include <string>

#include "engine/edge/platform.hpp"
#include "engine/json/json.hpp"
#include "engine/platform/platform_records.hpp"

namespace joinery {

/// `present` is null where the user was not read; then `after` holds only what changes. `password` is
/// what a new user gets where the platform wants one: nobody knows it.
[[nodiscard]] Json mutation_context(const PlatformMutation& mutation,
                                    const ReadUser* present, bool has_kinds, const std::string& password);

}  // namespace joinery
