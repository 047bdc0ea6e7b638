#include "engine/real/command_messenger.hpp"

#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace joinery {
namespace {

constexpr std::chrono::milliseconds between_looks_at_command{10};

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
/// Without a name; goes when it is closed.
using Message = std::unique_ptr<std::FILE, FileCloser>;

Message written(std::string_view text) {
  Message file(std::tmpfile());
  if (file == nullptr) return nullptr;
  const bool whole = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
                     std::fflush(file.get()) == 0;
  if (!whole || ::lseek(::fileno(file.get()), 0, SEEK_SET) != 0) return nullptr;
  return file;
}

/// In a group of processes of its own. What it says goes to standard error, for standard output is data.
std::optional<pid_t> start(const std::string& command, int input) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&how);
  ::posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
  ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
  std::string shell = "sh", option = "-c", words = command;
  char* const arguments[] = {shell.data(), option.data(), words.data(), nullptr};
  pid_t process = 0;
  const int problem = ::posix_spawn(&process, "/bin/sh", &files, &how, arguments, environ);
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&how);
  return problem == 0 ? std::optional(process) : std::nullopt;
}

}  // namespace

Result<void> CommandMessenger::tell(const std::string& channel, std::string_view message) {
  const Message input = written(message);
  if (input == nullptr) return fail(ErrorCode::unwritable, "the message could not be written down for it");
  const auto process = start(channel, ::fileno(input.get()));
  if (!process) return fail(ErrorCode::unreadable, "it could not be started");
  const auto until = std::chrono::steady_clock::now() + longest_;
  int status = 0;
  while (::waitpid(*process, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= until) {
      ::kill(-*process, SIGKILL);
      ::waitpid(*process, &status, 0);
      return fail(ErrorCode::unreadable, fmt::format("it did not end within {} s", longest_.count() / 1000));
    }
    std::this_thread::sleep_for(between_looks_at_command);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return fail(ErrorCode::unreadable, WIFEXITED(status) ? fmt::format("it ended with {}", WEXITSTATUS(status))
                                                       : fmt::format("signal {} ended it", WTERMSIG(status)));
}

}  // namespace joinery
