#include "engine/cli/working.hpp"

#include <atomic>
#include <csignal>
#include <filesystem>

#include <fmt/format.h>

#include "engine/cli/connected_platform.hpp"
#include "engine/match/matching.hpp"
#include "engine/real/real_clock.hpp"
#include "engine/real/shifted_clock.hpp"
#include "engine/store/open_store.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> interrupted{false};

void interrupt(int /*signal*/) { interrupted = true; }

std::string place_of_state(const Session& session, const std::string& path,
                           const std::string& named) {
  if (!named.empty()) return named;
  if (!session.state.empty()) return session.state;
  std::error_code problem;
  const fs::path at(path);
  const fs::path folder = fs::is_directory(at, problem) ? at : at.parent_path();
  return (folder / "state.db").generic_string();
}

}  // namespace

Result<std::unique_ptr<Store>> open_state(const Session& session, const std::string& path,
                                          const std::string& name, const std::string& named) {
  return open_store(place_of_state(session, path, named), name, session.limits);
}

Result<std::unique_ptr<Store>> existing_state(const Session& session, const std::string& path,
                                              const std::string& name, const std::string& named) {
  std::error_code problem;
  const bool is_said = !named.empty() || !session.state.empty();
  if (!is_said && !fs::exists(place_of_state(session, path, named), problem)) {
    return std::unique_ptr<Store>();
  }
  return open_state(session, path, name, named);
}

Result<std::unique_ptr<Platform>> open_platform(const Session& session, const Mapping& mapping) {
  if (session.platform) return session.platform(mapping);
  return connect_platform(session, mapping, RunClock{working_clock(session).now()});
}

WaitingClock& working_clock(const Session& session) {
  if (session.clock != nullptr) return *session.clock;
  static RealClock clock(&interrupted);
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  return clock;
}

std::unique_ptr<WaitingClock> working_clock_at(const Session& session, const std::string& at) {
  WaitingClock& real = working_clock(session);
  if (at.empty()) return std::make_unique<ShiftedClock>(real, real.now());
  const auto begin = clock_at(at);
  return begin ? std::make_unique<ShiftedClock>(real, begin->now) : nullptr;
}

ApplyOptions apply_options(const Session& session, const Graph& graph) {
  ApplyOptions options;
  options.who = session.who.empty() ? "somebody" : session.who;
  for (const std::uint32_t field : ladder_of(graph.fields)) {
    options.match_fields.push_back(graph.fields[field].name);
  }
  for (const GraphField& field : graph.fields) {
    if (field.type.is(TypeWord::person)) options.reference_fields.push_back(field.name);
  }
  return options;
}

ExitCode exit_code_of(const ApplyReport& report) {
  switch (report.end) {
    case ApplyReport::End::nothing: return ExitCode::fine;
    case ApplyReport::End::done: return ExitCode::changes;
    case ApplyReport::End::held: return ExitCode::held;
    case ApplyReport::End::partly:
    case ApplyReport::End::stopped: return ExitCode::partly;
    case ApplyReport::End::stale: break;
  }
  return ExitCode::stale_plan;
}

}  // namespace joinery
