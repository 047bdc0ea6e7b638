#include "tests/tidy/powers.hpp"

#include <array>
#include <set>
#include <string>
#include <utility>

namespace joinery::tidy {
namespace {

constexpr std::string_view page = "docs/connector-powers.md";
/// So many rows stand in each part.
constexpr std::array<std::pair<char, int>, 8> parts = {
    {{'A', 7}, {'B', 8}, {'C', 8}, {'D', 7}, {'E', 13}, {'F', 7}, {'G', 6}, {'H', 5}}};

std::set<std::string> rows_wanted() {
  std::set<std::string> rows;
  for (const auto& [part, count] : parts) {
    for (int i = 1; i <= count; ++i) rows.insert(part + std::to_string(i));
  }
  return rows;
}

/// Titles of conversations, and names of test cases.
std::set<std::string> shown(const Repository& repository) {
  std::set<std::string> names;
  for (const auto& [path, text] : repository.files) {
    if (!path.starts_with("tests/")) continue;
    for (std::string_view line : lines_of(text)) {
      if (path.starts_with("tests/conversation/") && line.starts_with("# "))
        names.insert("talk: " + std::string(line.substr(2)));
      constexpr std::string_view begin = "BOOST_AUTO_TEST_CASE(";
      if (line.starts_with(begin)) {
        line.remove_prefix(begin.size());
        names.emplace(line.substr(0, line.find(')')));
      }
    }
  }
  return names;
}

std::vector<std::string> ticked_in(std::string_view text) {
  std::vector<std::string> found;
  for (;;) {
    const std::size_t begin = text.find('`');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
    if (end == std::string_view::npos) return found;
    found.emplace_back(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
}

}  // namespace

Complaints wrong_powers(const Repository& repository) {
  Complaints complaints;
  std::set<std::string> missing = rows_wanted();
  const std::set<std::string> known = shown(repository);
  const auto file = repository.files.find(std::string(page));
  const std::string_view text = file == repository.files.end() ? "" : std::string_view(file->second);
  for (const std::string_view line : lines_of(text)) {
    const std::string row(line.starts_with("| ") ? line.substr(2, line.find(' ', 2) - 2) : "");
    if (row.size() < 2 || row == "Row") continue;
    if (missing.erase(row) == 0) complaints.push_back(std::string(page) + ": no such row, or twice: " + row);
    const std::size_t last = line.rfind(" | ");
    const std::vector<std::string> names = ticked_in(line.substr(last == std::string_view::npos ? 0 : last));
    bool is_shown = false;
    for (const std::string& name : names) {
      const bool is_key = name.find('_') == std::string::npos && !name.starts_with("talk: ");
      if (is_key) continue;
      is_shown = true;
      if (!known.contains(name)) complaints.push_back(std::string(page) + ": " + row + " names no test: " + name);
    }
    if (!is_shown) complaints.push_back(std::string(page) + ": nothing shows " + row);
  }
  for (const std::string& row : missing) complaints.push_back(std::string(page) + ": " + row + " is missing");
  return complaints;
}

}  // namespace joinery::tidy
