#pragma once
/// A platform's users and groups, read through the seam, in the form in which plans are made of them.

#include "engine/cli/session.hpp"
#include "engine/connector/connector.hpp"
#include "engine/edge/platform.hpp"
#include "engine/graph/graph.hpp"
#include "engine/memory/memory.hpp"
#include "engine/present/present.hpp"

namespace joinery {

struct GatheredPresent {
  Present present;
  std::string incomplete;   ///< not empty: why there may be more of them
};

/// Who is linked is known from the memory, and from the platform where it keeps HR's ids.
[[nodiscard]] Result<GatheredPresent> gather_present(const Session& session, const Graph& graph,
                                                     const Memory& memory, Platform& platform);

/// Which fields the platform of this connector shows, parallel to those of the mapping.
[[nodiscard]] std::vector<Visibility> visible_fields(const Graph& mapping, const Connector& target);
/// Whether it says who manages a group.
[[nodiscard]] bool shows_group_managers(const Connector& target);

}  // namespace joinery
