// Every document of the repository, written anew by chance in many ways that mean the same.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "formatted.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> documents() {
  std::vector<std::string> paths;
  for (const char* folder : {"mappings", "examples", "stdlib/modules", "tests/bench"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path().generic_string());
    }
  }
  std::ranges::sort(paths);
  BOOST_TEST_REQUIRE(paths.size() > 10);
  return paths;
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::size_t indent_of(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// Layout that says nothing: wider levels, spaces behind colons, blank lines, comments, line ends.
/// Lines of block scalars keep their text.
std::string rewritten(const std::string& text, std::mt19937& dice, std::size_t& comments) {
  const auto chance = [&dice](unsigned one_in) { return dice() % one_in == 0; };
  const std::size_t step = 1 + dice() % 3;
  const std::string end = chance(2) ? "\r\n" : "\n";
  std::string out;
  std::size_t block = std::string::npos;  // the indentation of the key of the block scalar we are in
  std::size_t number = 0;
  for (std::string line : lines_of(text)) {
    const std::size_t indent = indent_of(line);
    const bool inside = block != std::string::npos && (indent > block || indent == line.size());
    if (!inside) block = std::string::npos;
    if (!inside && block == std::string::npos && chance(6)) out += end;
    if (!inside && chance(8)) {
      out += std::string(indent * step, ' ') + "# note " + std::to_string(number++) + end;
      ++comments;
    }
    const std::string content = line.substr(indent);
    std::string made = std::string(indent * step, ' ') + content;
    // A dash stands two columns before its map, however wide the levels are.
    if (content.starts_with("- ")) {
      made = std::string(indent * step, ' ') + '-' + std::string(2 * step - 1, ' ') + content.substr(2);
    }
    const std::size_t colon = content.find(": ");
    const bool plain = !inside && colon != std::string::npos && content.find('"') == std::string::npos &&
                       content.find('#') == std::string::npos && content.find('{') == std::string::npos;
    if (plain && chance(3)) {
      made.insert(made.size() - content.size() + (content.size() - (content.size() - colon - 1)), "  ");
    }
    const bool header = !inside && (content.ends_with(">") || content.ends_with(">-") ||
                                    content.ends_with("|") || content.ends_with("|-"));
    if (header) block = indent + (content.starts_with("- ") ? 2 : 0);
    out += made + (chance(5) && !inside ? "  " : "") + end;
  }
  return out;
}

std::size_t comments_in(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("# note "); at != std::string::npos; at = text.find("# note ", at + 1)) {
    ++count;
  }
  return count;
}

BOOST_AUTO_TEST_CASE(formatting_twice_is_formatting_once_for_every_document) {
  for (const std::string& path : documents()) {
    BOOST_TEST_CONTEXT(path) {
      const std::string text = text_of(path);
      const std::string once = formatted(text);
      BOOST_TEST(once.ends_with('\n'));
      BOOST_TEST(formatted(once) == once);
      BOOST_TEST(meaning(once) == meaning(text));
      BOOST_TEST(meaning(text) != "no document");
    }
  }
}

BOOST_AUTO_TEST_CASE(layout_by_chance_is_undone_and_no_comment_is_lost) {
  std::mt19937 dice(11);
  for (const std::string& path : documents()) {
    const std::string text = text_of(path);
    const std::string clean = formatted(text);
    for (int round = 0; round < 12; ++round) {
      BOOST_TEST_CONTEXT(path << " round " << round) {
        std::size_t comments = 0;
        const std::string other = rewritten(text, dice, comments);
        BOOST_TEST_REQUIRE(meaning(other) == meaning(text), other);
        const std::string once = formatted(other);
        BOOST_TEST(formatted(once) == once);
        BOOST_TEST(meaning(once) == meaning(text));
        BOOST_TEST(comments_in(once) == comments);
      }
    }
  }
}

}  // namespace
}  // namespace joinery
