#include "tests/tidy/types.hpp"

#include <algorithm>
#include <map>

namespace joinery::tidy {
namespace {

bool is_name_letter(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The text with comments, texts, characters and preprocessor lines as spaces; line breaks stay.
std::string code_of(std::string_view text) {
  std::string code(text);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, code.size()); ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
  };
  bool line_begins = true;
  for (std::size_t at = 0; at < code.size();) {
    const char c = code[at];
    std::size_t end = at + 1;
    if (c == '#' && line_begins) {
      end = code.find('\n', at);
      while (end != std::string::npos && code[end - 1] == '\\') end = code.find('\n', end + 1);
    } else if (code.compare(at, 2, "//") == 0) {
      end = code.find('\n', at);
    } else if (code.compare(at, 2, "/*") == 0) {
      end = code.find("*/", at + 2);
      if (end != std::string::npos) end += 2;
    } else if (code.compare(at, 2, "R\"") == 0) {
      const std::size_t open = std::min(code.find('(', at), code.size());
      const std::string close = ")" + code.substr(at + 2, open - at - 2) + "\"";
      end = code.find(close, open);
      if (end != std::string::npos) end += close.size();
    } else if (c == '"' || (c == '\'' && (at == 0 || !is_name_letter(code[at - 1])))) {
      while (end < code.size() && code[end] != c && code[end] != '\n') end += code[end] == '\\' ? 2 : 1;
      ++end;
    } else {
      if (c == '\n') line_begins = true;
      else if (c != ' ' && c != '\t') line_begins = false;
      ++at;
      continue;
    }
    end = std::min(end, code.size());
    blank(at, end);
    at = end;
  }
  return code;
}

/// A brace that is open: of a namespace, with its name, or of anything else.
struct Open {
  bool names = false;   ///< a namespace with a name
  std::string name;
};

struct Definition {
  std::string name;  ///< with its namespaces
  std::size_t line = 1;
};

/// Walks over one file. What stands between two of `;`, `{` and `}` is a head.
class Scan {
 public:
  explicit Scan(std::string_view text) : code_(code_of(text)) {}

  std::vector<Definition> run() {
    for (std::size_t at = 0; at < code_.size(); ++at) {
      const char c = code_[at];
      if (c == '\n') ++line_;
      if (c == '{') open(code_.substr(head_, at - head_));
      if (c == '}' && !open_.empty()) open_.pop_back();
      if (c == '{' || c == '}' || c == ';') head_ = at + 1;
    }
    return std::move(found_);
  }

 private:
  void open(const std::string& head) {
    const std::vector<std::string_view> words = words_of(head);
    Open opened;
    const auto space = std::ranges::find(words, "namespace");
    if (space != words.end()) {
      opened.names = space + 1 != words.end();
      if (opened.names) opened.name = *(space + 1);
    } else if (std::ranges::all_of(open_, &Open::names)) {
      define(head, words);
    }
    open_.push_back(std::move(opened));
  }

  /// `struct Name`, `class Name final : Base`, `enum class Name : int`; not `struct Name f(…)`.
  void define(const std::string& head, const std::vector<std::string_view>& words) {
    std::size_t at = 0;
    if (!words.empty() && words[0].starts_with("template")) return;  // one name, many types
    if (at < words.size() && (words[at] == "typedef" || words[at] == "static")) ++at;
    if (at >= words.size()) return;
    const bool is_enum = words[at] == "enum";
    if (!is_enum && words[at] != "struct" && words[at] != "class" && words[at] != "union") return;
    ++at;
    if (is_enum && at < words.size() && (words[at] == "class" || words[at] == "struct")) ++at;
    if (at >= words.size() || head.find('(') != std::string::npos) return;
    if (words[at].find("::") != std::string_view::npos) return;  // of another type
    std::string name(words[at].substr(0, words[at].find(':')));
    if (name.empty() || name.find('<') != std::string::npos) return;
    std::string full;
    for (const Open& one : open_) full += one.name + "::";
    found_.push_back({full + name, line_});
  }

  std::string code_;
  std::size_t line_ = 1, head_ = 0;
  std::vector<Open> open_;
  std::vector<Definition> found_;
};

}  // namespace

Complaints double_types(const Repository& repository) {
  std::map<std::string, std::string> first;
  Complaints complaints;
  for (const auto& [path, text] : repository.files) {
    if (!is_product(path) || !is_code(path)) continue;
    for (const Definition& one : Scan(text).run()) {
      const std::string place = path + ":" + std::to_string(one.line);
      const auto [known, is_new] = first.emplace(one.name, place);
      if (is_new) continue;
      complaints.push_back(place + ": `" + one.name + "` is also defined in " + known->second +
                           "; the linker takes both for one: rename it, or put it into an unnamed "
                           "namespace");
    }
  }
  return complaints;
}

}  // namespace joinery::tidy
