#include "tests/tidy/repository.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace joinery::tidy {
namespace {

namespace fs = std::filesystem;

bool is_skipped(const std::string& name) {
  return name == "build" || (name.starts_with('.') && name != ".ci");
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool is_letter(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

Repository read_repository(const std::string& root) {
  Repository repository;
  std::error_code error;
  fs::recursive_directory_iterator at(root, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    if (is_skipped(at->path().filename().string())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(error)) {
      const std::string path = at->path().lexically_relative(root).generic_string();
      repository.files.emplace(path, text_of(at->path()));
    }
  }
  return repository;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    while (end < line.size() && !is_space(line[end])) ++end;
    if (end > i) words.push_back(line.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

std::string_view parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stem_of(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.substr(0, name.find('.', 1));
}

bool is_code(std::string_view path) { return path.ends_with(".hpp") || path.ends_with(".cpp"); }

bool is_product(std::string_view path) {
  return path.starts_with("dsl/") || path.starts_with("engine/") || path.starts_with("stdlib/");
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool before = at > 0 && is_letter(text[at - 1]);
    const bool after = end < text.size() && is_letter(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

}  // namespace joinery::tidy
