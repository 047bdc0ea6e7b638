#include "tests/documents/markdown.hpp"

#include <fstream>
#include <sstream>

namespace joinery::testing {
namespace {

constexpr const char* fence = "```";

Block opened(const std::string& line, std::size_t begin) {
  Block block;
  block.begin = begin;
  std::istringstream words(line.substr(3));
  words >> block.kind;
  for (std::string word; words >> word;) {
    const std::size_t equal = word.find('=');
    if (equal == std::string::npos) {
      block.words[word];
    } else {
      block.words[word.substr(0, equal)] = word.substr(equal + 1);
    }
  }
  return block;
}

}  // namespace

std::string Block::text() const {
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return all;
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Page read_markdown(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  Page page{path, split_lines(text.str()), {}, false};
  bool inside = false;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string& line = page.lines[i];
    if (line.starts_with(fence)) {
      if (!inside) page.blocks.push_back(opened(line, i + 1));
      inside = !inside;
    } else if (inside) {
      page.blocks.back().lines.push_back(line);
    }
  }
  page.unclosed = inside;
  return page;
}

}  // namespace joinery::testing
