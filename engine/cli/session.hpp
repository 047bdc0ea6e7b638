#pragma once
/// What every command stands on: the reference data, the files, the limits, and the streams to
/// speak through. Messages go to standard error, data to standard output.

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "dsl/diagnostic/render.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/library.hpp"
#include "engine/execute/clock.hpp"
#include "engine/real/disk_file_reader.hpp"

namespace joinery {

class Platform;
class WaitingClock;
struct Mapping;

struct Session {
  std::unique_ptr<const Library> library;
  DiskFileReader files;
  Limits limits;
  std::vector<std::string> roots;     ///< where mappings/ and stdlib/ are looked for, in order
  bool messages_on_terminal = false;  ///< colors and progress
  bool data_on_terminal = false;
  std::string who;                    ///< in whose name things are approved and carried out
  std::string state;                  ///< where the state is, if nobody says so; may be empty
  std::vector<std::string> alerts;    ///< who is told when a run needs somebody, if nobody says so
  /// How the platform of a mapping is reached; as its connector says, where this is empty.
  std::function<Result<std::unique_ptr<Platform>>(const Mapping&)> platform;
  WaitingClock* clock = nullptr;      ///< the machine's, where this is null

  [[nodiscard]] Colors message_colors() const {
    return messages_on_terminal ? Colors::on : Colors::off;
  }
};

/// Loads the reference data and looks where we stand; a message and nothing if that fails.
[[nodiscard]] std::optional<Session> open_session(const char* program);
/// Where the mappings of `path` are looked for: the folders above it that hold some, then those of
/// the session, so that two versions of one integration in two folders never mix.
[[nodiscard]] std::vector<std::string> roots_for(const Session& session, const std::string& path);
/// `error: …` to standard error.
void complain(const std::string& what);
[[nodiscard]] ExitCode fail_with(const Error& error);

/// The run's clock: `at` as RFC 3339 (or a day, which begins in UTC), or now where it is empty. A
/// message and nothing where it cannot be read.
[[nodiscard]] std::optional<RunClock> clock_at(const std::string& at);

}  // namespace joinery
