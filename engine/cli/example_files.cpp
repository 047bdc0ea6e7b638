#include "engine/cli/example_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace joinery {
namespace {

namespace fs = std::filesystem;

/// Whether the first line that says something says `examples:`.
bool holds_examples(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  for (int lines = 0; lines < 1000 && std::getline(file, line); ++lines) {
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos || line[begin] == '#') continue;
    return line.compare(begin, 9, "examples:") == 0;
  }
  return false;
}

}  // namespace

std::vector<std::string> example_files(const std::string& path) {
  std::error_code problem;
  if (!fs::is_directory(path, problem)) return {path};
  std::vector<std::string> found;
  const fs::path folder = fs::path(path).lexically_normal();
  for (auto at = fs::recursive_directory_iterator(folder, problem);
       !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
    if (at->is_directory(problem)) {
      const std::string name = at->path().filename().string();
      if (name.starts_with('.') && name != ".") at.disable_recursion_pending();
      continue;
    }
    if (at->path().extension() != ".yaml" && at->path().extension() != ".yml") continue;
    if (holds_examples(at->path())) found.push_back(at->path().generic_string());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace joinery
