#pragma once
/// A Markdown page as lines, and the fenced blocks in it.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace joinery::testing {

struct Block {
  std::string kind;                          ///< the first word behind the fence
  std::map<std::string, std::string> words;  ///< `file=acme/integration.yaml`
  std::size_t begin = 0;                     ///< the first line inside, from 0
  std::vector<std::string> lines;

  [[nodiscard]] std::string text() const;  ///< the lines, each with its line break
};

struct Page {
  std::string path;
  std::vector<std::string> lines;
  std::vector<Block> blocks;
  bool unclosed = false;  ///< the last fence has no end
};

[[nodiscard]] Page read_markdown(const std::string& path);
[[nodiscard]] std::vector<std::string> split_lines(const std::string& text);

}  // namespace joinery::testing
