#pragma once
/// The platform of an integration as it can be asked and changed: its credentials, its connection and
/// its connector, put together.

#include <memory>

#include "engine/cli/mapping.hpp"
#include "engine/cli/session.hpp"
#include "engine/edge/platform.hpp"

namespace joinery {

/// Over HTTP, as the target's `connect` says. `session` and `mapping` outlive it. Fails with
/// `wrong_usage` where the target has no `connect`, and where a credential is not there.
[[nodiscard]] Result<std::unique_ptr<Platform>> connect_platform(const Session& session,
                                                                 const Mapping& mapping,
                                                                 RunClock clock);

/// Whether the integration says where the credentials of its platform are, or all of them are where they are looked for
/// when it does not.
[[nodiscard]] bool has_access(const Session& session, const Mapping& mapping);

}  // namespace joinery
