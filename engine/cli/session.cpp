#include "engine/cli/session.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "engine/calendar/timestamp.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;

/// The library's own modules, or mappings of somebody's own.
bool holds_mappings(const fs::path& folder) {
  std::error_code problem;
  return fs::is_directory(folder / "stdlib" / "modules", problem) ||
         fs::is_directory(folder / "mappings", problem);
}

void add_root(std::vector<std::string>& roots, const fs::path& folder) {
  const std::string name = folder.empty() ? "." : folder.generic_string();
  if (std::find(roots.begin(), roots.end(), name) == roots.end()) roots.push_back(name);
}

/// `path` and the folders above it, as they were written.
void climb(std::vector<std::string>& roots, const fs::path& path) {
  for (fs::path folder = path;; folder = folder.parent_path()) {
    if (holds_mappings(folder.empty() ? fs::path(".") : folder)) add_root(roots, folder);
    if (folder.empty() || folder == folder.parent_path()) break;
  }
}

/// `path` and the folders above it, then above the place where we stand.
void climb_through(std::vector<std::string>& roots, const std::string& path) {
  climb(roots, fs::path(path).lexically_normal());
  // A relative path ends where we stand; the library may be above.
  fs::path above = "..";
  for (int i = 0; i < 8 && fs::path(path).is_relative(); ++i, above /= "..") {
    if (holds_mappings(above)) add_root(roots, above);
  }
}

/// A channel a line; empty lines are none.
std::vector<std::string> lines_of_alerts(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

std::optional<Session> open_session(const char* program) {
  auto library = Library::load();
  if (!library) {
    complain(library.error().what);
    return std::nullopt;
  }
  Session session;
  session.library = std::move(*library);
  session.messages_on_terminal = isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  session.data_on_terminal = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  for (const char* name : {"USER", "JOINERY_USER"}) {
    if (const char* who = std::getenv(name); who != nullptr) session.who = who;
  }
  if (const char* state = std::getenv("JOINERY_STATE"); state != nullptr) session.state = state;
  if (const char* alerts = std::getenv("JOINERY_ALERT"); alerts != nullptr) session.alerts = lines_of_alerts(alerts);
  if (const char* home = std::getenv("JOINERY_HOME"); home != nullptr)
    add_root(session.roots, home);
  climb_through(session.roots, ".");
  std::error_code problem;
  const fs::path self = fs::read_symlink("/proc/self/exe", problem);
  if (!problem) {
    climb(session.roots, self.parent_path());
    const fs::path shared = self.parent_path().parent_path() / "share" / "joinery";
    if (holds_mappings(shared)) add_root(session.roots, shared);
  }
  (void)program;
  return session;
}

std::vector<std::string> roots_for(const Session& session, const std::string& path) {
  std::vector<std::string> roots;
  climb_through(roots, path);
  for (const std::string& root : session.roots) add_root(roots, root);
  return roots;
}

void complain(const std::string& what) { std::cerr << "error: " << what << '\n'; }

ExitCode fail_with(const Error& error) {
  complain(error.code == ErrorCode::malformed
               ? fmt::format("{} (byte {})", error.what, error.position)
               : error.what);
  return ExitCode::failed;
}

std::optional<RunClock> clock_at(const std::string& at) {
  if (at.empty()) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return RunClock{Instant{std::chrono::duration_cast<std::chrono::microseconds>(now).count()}};
  }
  if (const auto instant = parse_instant(at)) return RunClock{*instant};
  if (const auto day = parse_day(at)) return RunClock{Instant{day->days * micros_per_day}};
  complain(fmt::format("`--at {}` is not a time; write it as 2026-11-21T08:00:00Z", at));
  return std::nullopt;
}

}  // namespace joinery
