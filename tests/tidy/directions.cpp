#include "tests/tidy/directions.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace joinery::tidy {
namespace {

struct Include {
  std::string_view path;  ///< of the file that includes
  std::size_t line = 0;
  std::string_view target;
  bool quoted = false;
};

/// Headers of the standard library that touch the world around, or are slow to compile.
constexpr std::array<std::string_view, 10> guarded = {
    "locale", "iostream", "random",     "ctime",   "thread",
    "regex",  "fstream",  "filesystem", "sstream", "iomanip"};

std::optional<Include> include_of(std::string_view path, std::size_t number,
                                  std::string_view line) {
  const std::size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || line[hash] != '#') return std::nullopt;
  line.remove_prefix(hash + 1);
  const std::size_t word = line.find_first_not_of(" \t");
  if (word == std::string_view::npos || !line.substr(word).starts_with("include")) {
    return std::nullopt;
  }
  const std::size_t open = line.find_first_of("\"<", word);
  if (open == std::string_view::npos) return std::nullopt;
  const bool quoted = line[open] == '"';
  const std::size_t close = line.find(quoted ? '"' : '>', open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  return Include{path, number, line.substr(open + 1, close - open - 1), quoted};
}

std::vector<Include> includes_of(std::string_view path, std::string_view text) {
  std::vector<Include> found;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    if (auto include = include_of(path, ++number, line)) found.push_back(*include);
  }
  return found;
}

/// The row a file belongs to. All folders of stdlib are one, as they may use each other.
std::string_view folder_of(std::string_view path) {
  if (path.starts_with("stdlib/")) return "stdlib";
  return parent_of(path);
}

/// `fmt/` of `fmt/format.h`, `simdjson.h` and `thread` as they are; nothing for what anybody may
/// include.
std::string_view library_of(std::string_view header) {
  if (const std::size_t slash = header.find('/'); slash != std::string_view::npos) {
    return header.substr(0, slash + 1);
  }
  if (header.ends_with(".h") || header.ends_with(".hpp")) return header;
  return std::find(guarded.begin(), guarded.end(), header) == guarded.end() ? std::string_view()
                                                                            : header;
}

const Row* row_of(const Directions& directions, std::string_view folder) {
  const auto row = std::find_if(directions.rows.begin(), directions.rows.end(),
                                [&](const Row& each) { return each.folder == folder; });
  return row == directions.rows.end() ? nullptr : &*row;
}

std::string place_of(const Include& include) {
  return std::string(include.path) + ":" + std::to_string(include.line) + ": ";
}

void add_word(Directions& directions, Row& row, std::string_view word) {
  if (word == "*") {
    row.all_above = true;
  } else if (word.starts_with('<') && word.ends_with('>')) {
    row.libraries.emplace(word.substr(1, word.size() - 2));
  } else {
    if (row_of(directions, word) == nullptr) {
      directions.mistakes.push_back(row.folder + ": `" + std::string(word) +
                                    "` has no row above it");
    }
    if (row.folder.starts_with("dsl/") && !word.starts_with("dsl/")) {
      directions.mistakes.push_back(row.folder + ": how a mapping is written knows nothing of `" +
                                    std::string(word) + "`");
    }
    row.folders.emplace(word);
  }
}

void check_libraries(Directions& directions) {
  std::map<std::string_view, std::string_view> owners;
  for (const Row& row : directions.rows) {
    for (const std::string& library : row.libraries) {
      const auto [owner, is_new] = owners.emplace(library, row.folder);
      if (directions.everywhere.contains(library)) {
        directions.mistakes.push_back(row.folder + ": <" + library + "> is allowed everywhere");
      } else if (!is_new && !directions.several.contains(library)) {
        directions.mistakes.push_back(row.folder + ": <" + library + "> belongs to " +
                                      std::string(owner->second));
      }
    }
  }
}

/// What the includes of one folder really use.
struct Use {
  std::set<std::string, std::less<>> folders;
  std::set<std::string, std::less<>> libraries;
};

void check_include(const Include& include, const Directions& directions, const Row& row, Use& use,
                   Complaints& complaints) {
  if (!include.quoted) {
    const std::string_view library = library_of(include.target);
    if (library.empty() || directions.everywhere.contains(library)) return;
    use.libraries.emplace(library);
    if (!row.libraries.contains(library)) {
      complaints.push_back(place_of(include) + row.folder + " may not name <" +
                           std::string(include.target) + ">");
    }
    return;
  }
  const std::string_view folder = folder_of(include.target);
  if (folder == row.folder || folder == "dsl/base") return;
  use.folders.emplace(folder);
  const Row* other = row_of(directions, folder);
  const bool above = row.all_above && other != nullptr && other < &row;
  if (!above && !row.folders.contains(folder)) {
    complaints.push_back(place_of(include) + row.folder + " may not include " +
                         std::string(folder));
  }
}

void check_unused(const Row& row, const Use& use, Complaints& complaints) {
  const auto complain = [&](const std::string& word) {
    complaints.push_back("tests/tidy/directions.txt: " + row.folder + " does not use " + word +
                         ": delete it there");
  };
  for (const std::string& folder : row.folders) {
    if (!use.folders.contains(folder)) complain(folder);
  }
  for (const std::string& library : row.libraries) {
    if (!row.all_above && !use.libraries.contains(library)) complain("<" + library + ">");
  }
}

bool is_there(const Repository& repository, const Include& include) {
  if (repository.files.contains(std::string(include.target))) return true;
  if (!include.path.starts_with("tests/")) return false;
  return repository.files.contains(std::string(parent_of(include.path)) + "/" +
                                   std::string(include.target));
}

}  // namespace

Directions parse_directions(std::string_view text) {
  Directions directions;
  for (const std::string_view line : lines_of(text)) {
    const std::vector<std::string_view> words = words_of(line);
    if (words.empty() || words.front().starts_with('#')) continue;
    Row row;
    row.folder = words.front();
    if (!row.folder.ends_with(':')) {
      directions.mistakes.push_back("a row begins with a folder and a colon: " + row.folder);
      continue;
    }
    row.folder.pop_back();
    if (row_of(directions, row.folder) != nullptr) {
      directions.mistakes.push_back(row.folder + " has two rows");
    }
    for (std::size_t i = 1; i < words.size(); ++i) add_word(directions, row, words[i]);
    if (row.folder == "everywhere") {
      directions.everywhere = std::move(row.libraries);
    } else if (row.folder == "several") {
      directions.several = std::move(row.libraries);
    } else {
      directions.rows.push_back(std::move(row));
    }
  }
  check_libraries(directions);
  return directions;
}

Complaints wrong_directions(const Repository& repository, const Directions& directions) {
  Complaints complaints = directions.mistakes;
  std::map<std::string, Use> uses;
  for (const auto& [path, text] : repository.files) {
    if (!is_product(path) || !(is_code(path) || path.ends_with(".def"))) continue;
    const std::string folder(folder_of(path));
    const Row* row = row_of(directions, folder);
    if (row == nullptr) {
      complaints.push_back(path + ": tests/tidy/directions.txt has no row for " + folder);
      continue;
    }
    Use& use = uses[folder];
    for (const Include& include : includes_of(path, text)) {
      check_include(include, directions, *row, use, complaints);
    }
  }
  for (const auto& [folder, use] : uses) {
    if (const Row* row = row_of(directions, folder)) check_unused(*row, use, complaints);
  }
  return complaints;
}

Complaints broken_includes(const Repository& repository) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (!is_code(path)) continue;
    for (const Include& include : includes_of(path, text)) {
      if (include.quoted && !is_there(repository, include)) {
        complaints.push_back(place_of(include) + "there is no " + std::string(include.target) +
                             " under the root of the repository");
      }
    }
  }
  return complaints;
}

}  // namespace joinery::tidy
