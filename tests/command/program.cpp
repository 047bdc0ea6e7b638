#include "tests/command/program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

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
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
}

}  // namespace joinery::testing
