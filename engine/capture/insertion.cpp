#include "engine/capture/insertion.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"

namespace joinery {
namespace {

/// `lines` two spaces of which stand for `indent`.
std::string indented(const std::string& lines, std::size_t indent) {
  std::string made;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string line = lines.substr(begin, end - begin);
    if (!line.empty()) made += std::string(indent, ' ') + line.substr(std::min<std::size_t>(2, line.size()));
    made += '\n';
    begin = end + 1;
  }
  return made;
}

}  // namespace

std::string new_examples(const std::string& name, const std::string& about,
                         const std::string& at, const std::string& example) {
  std::string text = "examples: " + name + "\n";
  if (!about.empty()) text += "integration: " + about + "\n";
  return text + "language: 1\nat: " + at + "\n\ntests:\n" + example;
}

std::string with_example(std::string_view text, const Document& document,
                         const std::string& example) {
  JOINERY_CHECK(!document.tests.empty());
  const Span last = document.tests.back().span;
  const std::size_t line = text.rfind('\n', last.begin) + 1;  // npos + 1: the first line
  const std::size_t dash = std::min(text.find('-', line), text.size());
  std::size_t end = last.end;
  // A span may end behind the line break; what follows on the last line, such as a comment, stays.
  if (end == 0 || text[end - 1] != '\n') end = std::min(text.find('\n', end), text.size());
  else --end;
  std::string made(text.substr(0, end));
  made += "\n\n" + indented(example, dash - line);
  const std::string_view rest = text.substr(std::min(end + 1, text.size()));
  return made + std::string(rest);
}

}  // namespace joinery
