#include "engine/sketch/spelled_words.hpp"

#include <cctype>

namespace joinery {
namespace {

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

/// Whether a word begins at `at`: `workEmail`, and the last capital of `HRStatus`.
bool begins_word(std::string_view name, std::size_t at) {
  if (at == 0 || !is_upper(name[at])) return false;
  if (is_lower(name[at - 1]) || std::isdigit(static_cast<unsigned char>(name[at - 1])) != 0) return true;
  return is_upper(name[at - 1]) && at + 1 < name.size() && is_lower(name[at + 1]);
}

}  // namespace

std::string spelled_words(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (std::isalnum(c) == 0 && c < 0x80) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (begins_word(name, i) && !out.empty() && out.back() != ' ') out += ' ';
    out += c < 0x80 ? static_cast<char>(std::tolower(c)) : name[i];
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string name_of_words(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80) out += c;
    else if (!out.empty() && out.back() != '_') out += '_';
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  if (out.empty() || std::isdigit(static_cast<unsigned char>(out.front())) != 0) out.insert(0, "x_");
  return out;
}

}  // namespace joinery
