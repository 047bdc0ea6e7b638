#include "tests/tidy/file_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <functional>
#include <set>

namespace joinery::tidy {
namespace {

// What is looked for stands here by name, so some rules leave this folder out.
constexpr std::string_view this_folder = "tests/tidy/";

constexpr std::array<std::string_view, 7> names_of_nothing = {
    "util", "utils", "helper", "helpers", "common", "misc", "manager"};

/// Names that are words of no other meaning, in small letters.
constexpr std::array<std::string_view, 14> vendors = {
    "hibob",      "bamboohr",  "personio",       "peoplehr",    "rippling",
    "paylocity",  "paychex",   "successfactors", "sagehr",      "charliehr",
    "learnerbly", "learnupon", "learnamp",       "learningbank"};

// "/Users/" is not among them: that is also where a SCIM service keeps its users.
constexpr std::array<std::string_view, 2> machine_roots = {"/home/", ":\\Users\\"};

constexpr std::array<std::string_view, 2> promises = {"TODO", "FIXME"};

constexpr std::array<std::string_view, 9> world = {
    "getenv",    "system_clock::now", "steady_clock::now", "high_resolution_clock",
    "std::time", "setlocale",         "std::locale",       "random_device",
    "std::rand"};

std::string place(std::string_view path, std::size_t line) {
  return std::string(path) + ":" + std::to_string(line) + ": ";
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

std::size_t code_points(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Complains of every line that holds one of `words`, as `find` finds it.
template <class Words, class Find>
void complain_of(const std::string& path, std::string_view text, const Words& words,
                 std::string_view why, Find find, Complaints& complaints) {
  // Most files hold none: lines are counted only where there is something to tell.
  const auto found = [&](const auto& word) { return find(text, std::string_view(word)); };
  if (std::none_of(words.begin(), words.end(), found)) return;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    for (const auto& word : words) {
      if (find(line, std::string_view(word))) {
        complaints.push_back(place(path, number) + "`" + std::string(word) +
                             "`: " + std::string(why));
      }
    }
  }
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// `common` alone says nothing, `share_common` does; a last word such as `helper` never does.
bool says_nothing(std::string_view stem) {
  const auto is_empty = [](std::string_view word) {
    return std::find(names_of_nothing.begin(), names_of_nothing.end(), word) !=
           names_of_nothing.end();
  };
  const std::string_view last = stem.substr(stem.find_last_of("_-") + 1);
  return is_empty(stem) || (last != "common" && is_empty(last));
}

/// Folders in mappings that hold a vendor or a platform; short names may be words of their own.
std::set<std::string, std::less<>> vendors_of(const Repository& repository) {
  std::set<std::string, std::less<>> names(vendors.begin(), vendors.end());
  for (const auto& [path, text] : repository.files) {
    const std::string_view name = name_of(path);
    if (!path.starts_with("mappings/") || !(name == "source.yaml" || name == "target.yaml")) {
      continue;
    }
    const std::string_view vendor = name_of(parent_of(path));
    if (vendor.size() > 4) names.insert(lower_case(vendor));
  }
  return names;
}

/// What the links of one line lead to, without those into the world and into the same page.
std::vector<std::string_view> link_targets(std::string_view line) {
  std::vector<std::string_view> targets;
  for (std::size_t at = line.find("]("); at != std::string_view::npos;
       at = line.find("](", at + 2)) {
    std::string_view target = line.substr(at + 2);
    target = target.substr(0, target.find_first_of(")# "));
    if (!target.empty() && !contains(target, ":")) targets.push_back(target);
  }
  return targets;
}

bool leads_somewhere(const Repository& repository, std::string_view from, std::string_view target) {
  const std::string path =
      (std::filesystem::path(parent_of(from)) / target).lexically_normal().generic_string();
  const std::string folder = path.ends_with('/') ? path : path + "/";
  if (repository.files.contains(path)) return true;
  const auto first = repository.files.lower_bound(folder);
  return first != repository.files.end() && first->first.starts_with(folder);
}

}  // namespace

Complaints long_files(const Repository& repository, std::size_t lines_max) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    const std::size_t lines = is_code(path) ? lines_of(text).size() : 0;
    if (lines > lines_max) {
      complaints.push_back(path + ": " + std::to_string(lines) + " lines, at most " +
                           std::to_string(lines_max));
    }
  }
  return complaints;
}

Complaints wide_lines(const Repository& repository, std::size_t columns_max,
                      const std::vector<std::string>& exempt) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    const auto begins = [&path](const std::string& folder) { return path.starts_with(folder); };
    if (!is_code(path) || std::any_of(exempt.begin(), exempt.end(), begins)) continue;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
      ++number;
      if (line.size() <= columns_max || code_points(line) <= columns_max) continue;
      complaints.push_back(place(path, number) + std::to_string(code_points(line)) +
                           " columns, at most " + std::to_string(columns_max));
    }
  }
  return complaints;
}

Complaints empty_names(const Repository& repository) {
  std::set<std::string> named;
  for (const auto& [path, text] : repository.files) {
    for (std::string_view at = path; !at.empty(); at = parent_of(at)) {
      if (says_nothing(stem_of(at))) named.emplace(at);
    }
  }
  Complaints complaints;
  for (const std::string& path : named) {
    complaints.push_back(path + ": name it by what it is about");
  }
  return complaints;
}

Complaints missing_readmes(const Repository& repository) {
  std::set<std::string> folders;
  for (const auto& [path, text] : repository.files) {
    if (!is_product(path) || !is_code(path)) continue;
    folders.emplace(path.starts_with("stdlib/") ? "stdlib" : parent_of(path));
  }
  Complaints complaints;
  for (const std::string& folder : folders) {
    if (!repository.files.contains(folder + "/README.md")) {
      complaints.push_back(folder + ": has code, but no README.md");
    }
  }
  return complaints;
}

Complaints unguarded_headers(const Repository& repository) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (path.ends_with(".hpp") && !contains(text, "#pragma once\n")) {
      complaints.push_back(path + ": no `#pragma once`");
    }
  }
  return complaints;
}

Complaints vendor_names(const Repository& repository) {
  const auto names = vendors_of(repository);
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (!is_product(path)) continue;
    complain_of(path, lower_case(text), names, "a vendor is a folder in mappings", has_word,
                complaints);
  }
  return complaints;
}

Complaints machine_paths(const Repository& repository) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (path.starts_with(this_folder)) continue;
    complain_of(path, text, machine_roots, "exists on one machine only", contains, complaints);
  }
  return complaints;
}

Complaints open_ends(const Repository& repository) {
  const auto without_issue = [](std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      const std::string_view rest = text.substr(at + word.size());
      if (has_word(text, word) && !rest.starts_with("(#")) return true;
    }
    return false;
  };
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    const bool read = is_code(path) || path.ends_with("CMakeLists.txt") || path.ends_with(".sh");
    if (!read || path.starts_with(this_folder)) continue;
    complain_of(path, text, promises, "do it, or name the issue: (#12)", without_issue, complaints);
  }
  return complaints;
}

Complaints surroundings(const Repository& repository) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (!is_product(path) || !is_code(path) || path.starts_with("engine/cli/")) continue;
    if (path.starts_with("engine/real/")) continue;
    complain_of(path, text, world, "only engine/real and engine/cli know the world around", has_word, complaints);
  }
  return complaints;
}

Complaints dead_links(const Repository& repository) {
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (!path.ends_with(".md")) continue;
    bool in_block = false;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
      ++number;
      if (line.starts_with("```")) in_block = !in_block;
      if (in_block) continue;
      for (const std::string_view target : link_targets(line)) {
        if (leads_somewhere(repository, path, target)) continue;
        complaints.push_back(place(path, number) + "there is no " + std::string(target));
      }
    }
  }
  return complaints;
}

}  // namespace joinery::tidy
