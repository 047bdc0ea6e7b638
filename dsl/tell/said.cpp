#include "dsl/tell/said.hpp"

namespace joinery {
namespace {

void append(const Said& said, std::size_t depth, std::string& out) {
  for (const Said& part : said.parts) {
    out += '\n' + std::string(depth * 2, ' ') + "- " + part.words;
    append(part, depth + 1, out);
  }
}

}  // namespace

std::string written(const Said& said) {
  std::string out = said.words;
  append(said, 1, out);
  return out;
}

std::string enumerated(const std::vector<std::string>& words, const std::string& last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? ' ' + last + ' ' : std::string(", ");
    out += words[i];
  }
  return out;
}

}  // namespace joinery
