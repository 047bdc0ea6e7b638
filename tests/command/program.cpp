#include "tests/command/program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("joinery-command-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code problem;
    fs::remove_all(path, problem);
  }
};

const Folder& own() {
  static const Folder folder;
  return folder;
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What the shell came to, and the largest memory that it or the program held.
std::pair<int, std::size_t> carried_out(const std::string& line) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  int status = -1;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {status, static_cast<std::size_t>(used.ru_maxrss) * 1024};
}

}  // namespace

std::string contents_of(const std::string& path) { return text_of(path); }

std::string folder() { return own().path.string(); }

std::string file(const std::string& name, const std::string& text) {
  const fs::path path = own().path / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

Ran run(const std::string& words, const std::string& input) {
  const std::string in = file("stdin", input);
  const fs::path out = own().path / "stdout";
  const fs::path err = own().path / "stderr";
  const std::string line = std::string(JOINERY_PROGRAM) + " " + words + " < " + in + " > " +
                           out.string() + " 2> " + err.string();
  const auto [status, memory] = carried_out(line);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err), memory};
}

}  // namespace joinery::testing
