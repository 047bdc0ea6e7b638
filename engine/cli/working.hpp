#pragma once
/// What commands stand on that work with a platform: the state, the platform, the clock that can be
/// stopped, and the options of a run.

#include <memory>
#include <optional>
#include <string>

#include "engine/apply/apply.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/session.hpp"

namespace joinery {

/// The state of an integration: as `named` says, else as the environment does, else `state.db` beside
/// the integration.
[[nodiscard]] Result<std::unique_ptr<Store>> open_state(const Session& session,
                                                        const std::string& integration_path,
                                                        const std::string& integration_name,
                                                        const std::string& named);

/// The same, but null where nobody says where the state is and there is none beside the integration.
[[nodiscard]] Result<std::unique_ptr<Store>> existing_state(const Session& session,
                                                            const std::string& integration_path,
                                                            const std::string& integration_name,
                                                            const std::string& named);

/// The platform of a mapping's target, through its connector.
[[nodiscard]] Result<std::unique_ptr<Platform>> open_platform(const Session& session,
                                                              const Mapping& mapping);

/// The machine's clock, which an interrupt (SIGINT, SIGTERM) stops.
[[nodiscard]] WaitingClock& working_clock(const Session& session);
/// The same, begun at `at` if that is said (as `--at` says it); null, and a message, if it is no time.
[[nodiscard]] std::unique_ptr<WaitingClock> working_clock_at(const Session& session,
                                                             const std::string& at);

[[nodiscard]] ApplyOptions apply_options(const Session& session, const Graph& graph);

/// A report as text or JSON, and the exit code that it means.
[[nodiscard]] std::string print_text(const ApplyReport& report, const std::string& integration);
[[nodiscard]] std::string print_json(const ApplyReport& report, const SealedPlan& plan);
[[nodiscard]] ExitCode exit_code_of(const ApplyReport& report);

}  // namespace joinery
