#include "tests/documents/grammar_names.hpp"

#include <set>

#include "tests/documents/markdown.hpp"

namespace joinery::testing {
namespace {

const std::set<std::string> core{"ALPHA", "DIGIT", "HEXDIG", "DQUOTE", "SP", "HTAB", "CR", "LF"};

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// Without comments, texts in quotes and prose in angle brackets; `%x…` is one word and dropped.
std::string names_only(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ';') break;
    if (c == '"' || c == '<') {
      i = line.find(c == '"' ? '"' : '>', i + 1);
      if (i == std::string::npos) break;
      out += ' ';
    } else if (c == '%') {
      while (i + 1 < line.size() && (in_name(line[i + 1]) || line[i + 1] == '.')) ++i;
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> grammar_mistakes(const std::string& grammar) {
  std::set<std::string> defined;
  std::set<std::string> used;
  std::string first;
  std::vector<std::string> mistakes;
  for (const std::string& line : split_lines(grammar)) {
    std::string text = names_only(line);
    if (const std::size_t equal = text.find('=');
        !line.starts_with(' ') && equal != std::string::npos) {
      const std::string name = text.substr(0, text.find_first_of(" ="));
      if (first.empty()) first = name;
      if (!defined.insert(name).second)
        mistakes.push_back("the rule " + name + " is defined twice");
      text = text.substr(equal + 1);
    }
    for (std::size_t i = 0; i < text.size();) {
      if (!in_name(text[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text.size() && in_name(text[end])) ++end;
      std::string name = text.substr(i, end - i);
      name.erase(0, name.find_first_not_of("0123456789"));  // the count of a repetition
      if (!name.empty() && name != "-") used.insert(name);
      i = end;
    }
  }
  for (const std::string& name : used) {
    if (!defined.contains(name) && !core.contains(name))
      mistakes.push_back("no rule defines " + name);
  }
  for (const std::string& name : defined) {
    if (name != first && !used.contains(name)) mistakes.push_back("no rule uses " + name);
  }
  return mistakes;
}

}  // namespace joinery::testing
