#pragma once
/// Somebody is told when a run needs them: by the first channel that takes the message. That a channel did not take it
/// is kept, and `joinery status` says so until an alert goes through the first one again.
///
/// What is told holds counts and no names: it leaves the machine.

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "engine/cli/session.hpp"
#include "engine/edge/store.hpp"

namespace joinery {

struct Alert {
  std::string integration;
  std::string path;       ///< as `joinery status` wants it
  Instant at;
  std::string what;       ///< what became of the run, in a line
  std::string more;       ///< counts, a line each; may be empty
};

/// `--alert COMMAND`, which may be given again.
void option_alert(CLI::App& command, std::vector<std::string>& into);
/// Whether somebody has to look after a run that ended so.
[[nodiscard]] bool is_alarming(ExitCode code);
/// What an exit code means, for people.
[[nodiscard]] std::string_view words_of(ExitCode code);

/// Tells it by the channels from `first` on, in their order, until one takes it, and keeps what came of it in `store`
/// (null: there is none yet). `named` are the channels; none: those of the session. Says on standard error what did
/// not go through. False where nobody took it.
bool raise_alert(const Session& session, const std::vector<std::string>& named, const Alert& alert, Store* store,
                 std::size_t first = 0, std::string because = {});

/// What is wrong with the last alert, for a banner; nothing where it went through the first channel, or none was
/// raised.
[[nodiscard]] Result<std::optional<std::string>> alert_banner(Store& store);

}  // namespace joinery
