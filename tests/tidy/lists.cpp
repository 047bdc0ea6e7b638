#include "tests/tidy/lists.hpp"

#include <charconv>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace joinery::tidy {
namespace {

using Names = std::set<std::string, std::less<>>;

std::string_view text_of(const Repository& repository, const std::string& path) {
  const auto file = repository.files.find(path);
  return file == repository.files.end() ? std::string_view() : std::string_view(file->second);
}

/// The arguments of `macro(a, b, …)` if `line` begins so, without the spaces round them.
std::vector<std::string_view> arguments_of(std::string_view line, std::string_view macro) {
  std::vector<std::string_view> arguments;
  if (!line.starts_with(macro) || !line.substr(macro.size()).starts_with('(')) return arguments;
  line.remove_prefix(macro.size() + 1);
  while (!line.empty()) {
    const std::size_t end = line.find_first_of(",)");
    if (end == std::string_view::npos) break;
    const std::size_t begin = line.find_first_not_of(' ');
    arguments.push_back(line.substr(begin, end - begin));
    if (line[end] == ')') break;
    line.remove_prefix(end + 1);
  }
  return arguments;
}

/// The words of a CMakeLists.txt, with brackets and quotes taken off and comments left out.
Names cmake_words(std::string_view text) {
  Names words;
  for (std::string_view line : lines_of(text)) {
    line = line.substr(0, line.find('#'));
    std::string plain(line);
    for (char& c : plain) {
      if (c == '(' || c == ')' || c == '"') c = ' ';
    }
    for (const std::string_view word : words_of(plain)) words.emplace(word);
  }
  return words;
}

/// Whether a CMakeLists.txt beside `path` or above it names the file, from where it stands.
bool is_built(const Repository& repository, std::string_view path) {
  for (std::string folder(parent_of(path)); !folder.empty(); folder = parent_of(folder)) {
    const Names words = cmake_words(text_of(repository, folder + "/CMakeLists.txt"));
    if (words.contains(path.substr(folder.size() + 1))) return true;
  }
  return false;
}

}  // namespace

Complaints wrong_codes(const Repository& repository) {
  const std::string path = "dsl/diagnostic/codes.def";
  Complaints complaints;
  Names names;
  std::map<int, int> last;  // by hundreds, as each is about one matter
  for (const std::string_view line : lines_of(text_of(repository, path))) {
    const auto arguments = arguments_of(line, "JOINERY_CODE");
    if (arguments.size() < 2) continue;
    int number = 0;
    std::from_chars(arguments[0].data(), arguments[0].data() + arguments[0].size(), number);
    int& before = last[number / 100];
    if (number <= before) {
      complaints.push_back(path + ": " + std::to_string(number) + " stands behind " +
                           std::to_string(before));
    }
    before = number;
    if (!names.emplace(arguments[1]).second) {
      complaints.push_back(path + ": `" + std::string(arguments[1]) + "` stands there twice");
    }
  }
  if (names.empty()) complaints.push_back(path + ": holds no code");
  return complaints;
}

Complaints wrong_functions(const Repository& repository) {
  const std::string path = "stdlib/functions.def";
  Complaints complaints;
  Names listed;
  for (const std::string_view line : lines_of(text_of(repository, path))) {
    const auto arguments = arguments_of(line, "JOINERY_FUNCTION");
    if (arguments.size() != 2) continue;
    const std::string file =
        "stdlib/" + std::string(arguments[0]) + "/" + std::string(arguments[1]) + ".cpp";
    if (!listed.insert(file).second) complaints.push_back(path + ": " + file + " is listed twice");
    if (!repository.files.contains(file)) complaints.push_back(path + ": there is no " + file);
  }
  if (listed.empty()) complaints.push_back(path + ": lists no function");
  for (const auto& [file, text] : repository.files) {
    if (!file.starts_with("stdlib/") || !file.ends_with(".cpp")) continue;
    if (parent_of(file) == "stdlib" || listed.contains(file)) continue;
    const std::string header = file.substr(0, file.size() - 4) + ".hpp";
    if (!repository.files.contains(header)) complaints.push_back(file + ": is not in " + path);
  }
  return complaints;
}

Complaints unbuilt_sources(const Repository& repository) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    const bool to_build = is_product(path) || path.starts_with("tests/");
    if (!to_build || !path.ends_with(".cpp") || is_built(repository, path)) continue;
    complaints.push_back(path + ": no CMakeLists.txt beside or above it builds it");
  }
  return complaints;
}

Complaints unreached_folders(const Repository& repository) {
  Names listed = cmake_words(text_of(repository, "CMakeLists.txt"));
  listed.merge(cmake_words(text_of(repository, "tests/CMakeLists.txt")));
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (name_of(path) != "CMakeLists.txt") continue;
    if (!is_product(path) && !path.starts_with("tests/unit/")) continue;
    const std::string_view folder = parent_of(path);
    if (!listed.contains(folder)) {
      complaints.push_back(path + ": no list of folders names " + std::string(folder));
    }
  }
  return complaints;
}

}  // namespace joinery::tidy
