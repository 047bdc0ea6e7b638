#include "dsl/grammar/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace joinery::grammar {
namespace {

constexpr auto reserved_words = std::to_array<std::string_view>(
    {"after", "and",   "base",  "before", "blank", "by",   "clear",     "contains", "descending",
     "else",  "ends",  "hold",  "if",     "in",    "is",   "keep",      "matches",  "no",
     "not",   "on",    "or",    "otherwise", "present", "starts", "then", "with", "yes"});

constexpr auto units =
    std::to_array<std::string_view>({"minute", "hour", "day", "week", "month", "year"});

bool stops(std::string_view word) {
  return word == "then" || word == "otherwise" || word == "else" || word == "and" || word == "or";
}

}  // namespace

bool is_reserved(std::string_view word) {
  return std::ranges::find(reserved_words, word) != reserved_words.end();
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view unit_of(std::string_view word) {
  std::string lower = lower_case(word);
  if (lower.ends_with('s')) lower.pop_back();
  const auto found = std::ranges::find(units, lower);
  return found == units.end() ? std::string_view{} : *found;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !begins_name(text[at])) return {};
  std::size_t end = at;
  while (end < text.size() && goes_on_name(text[end])) ++end;
  return text.substr(at, end - at);
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

std::size_t trim_back(std::string_view text, std::size_t begin, std::size_t end) {
  end = std::min(end, text.size());
  while (end > begin && is_space(text[end - 1])) --end;
  return end;
}

std::size_t phrase_at(std::string_view text, std::size_t at, std::string_view phrase) {
  std::size_t here = at;
  while (!phrase.empty()) {
    const std::string_view word = phrase.substr(0, phrase.find(' '));
    if (text.substr(std::min(here, text.size())).substr(0, word.size()) != word) return 0;
    here += word.size();
    const bool cut = here < text.size() && goes_on_name(text[here]) && goes_on_name(word.back());
    if (cut) return 0;
    phrase.remove_prefix(std::min(phrase.size(), word.size() + 1));
    if (!phrase.empty()) here = skip_space(text, here);
  }
  return here - at;
}

std::size_t code_point_bytes(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return std::min(end, text.size()) - at;
}

std::size_t skip_text(std::string_view text, std::size_t at) {
  // Braces count holes; a quote inside a hole opens or closes a text of that hole.
  std::vector<char> open = {'"'};
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (open.back() == '"') {
      if (c == '\\') ++i;
      if (c == '{') open.push_back('{');
      if (c == '"') open.pop_back();
    } else if (c == '"') {
      open.push_back('"');
    } else if (c == '}') {
      open.pop_back();
    }
    if (open.empty()) return i + 1;
  }
  return text.size();
}

std::size_t skip_brackets(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skip_text(text, at);
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return at + 1;
    ++at;
  }
  return text.size();
}

std::size_t commas_inside(std::string_view text, std::size_t at) {
  const std::size_t end = skip_brackets(text, at);
  std::size_t count = 0;
  for (++at; at < end;) {
    const char c = text[at];
    if (c == '"') {
      at = skip_text(text, at);
    } else if (c == '(' || c == '[' || c == '{') {
      at = skip_brackets(text, at);
    } else {
      count += c == ',' ? 1U : 0U;
      ++at;
    }
  }
  return count;
}

std::size_t next_stop(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (c == ',' || c == ')' || c == ']' || c == '}') return at;
    const std::string_view word = word_at(text, at);
    if (stops(word)) return at;
    if (c == '"') {
      at = skip_text(text, at);
    } else if (c == '(' || c == '[' || c == '{') {
      at = skip_brackets(text, at);
    } else {
      at += word.empty() ? 1 : word.size();
    }
  }
  return text.size();
}

}  // namespace joinery::grammar
