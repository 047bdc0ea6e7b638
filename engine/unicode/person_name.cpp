#include "engine/unicode/person_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 28> particles{
    "van", "von", "de",  "der", "den", "del", "della", "da",  "di", "dos", "das", "do",  "du", "la",
    "le",  "los", "las", "ten", "ter", "te",  "bin",   "ibn", "al", "el",  "af",  "av",  "zu", "zum"};
constexpr std::array<std::string_view, 11> additions{"jr",  "sr", "ii", "iii", "iv", "phd",
                                                     "mba", "md", "esq", "bsc", "msc"};

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

template <class List>
bool is_one_of(std::string_view word, const List& list) {
  std::string plain;
  for (const char c : word) {
    if (c != '.' && c != ',') plain += small(c);
  }
  return std::ranges::find(list, plain) != list.end();
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  for (auto word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    words.push_back(word);
  }
  return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += ' ';
    out += words[i];
  }
  return out;
}

/// Without what is added behind a name; one word always stays.
void drop_additions(std::vector<std::string_view>& words) {
  while (words.size() > 1 && is_one_of(words.back(), additions)) words.pop_back();
  if (!words.empty() && words.back().size() > 1 && words.back().back() == ',') {
    words.back().remove_suffix(1);
  }
}

bool is_addition(std::string_view text) {
  const auto words = words_of(text);
  return std::ranges::all_of(words, [](auto word) { return is_one_of(word, additions); });
}

}  // namespace

bool is_name_particle(std::string_view word) { return is_one_of(word, particles); }

NameParts split_name(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos && !is_addition(name.substr(comma + 1))) {
    std::string_view given = name.substr(comma + 1);
    const std::size_t second = given.find(',');
    if (second != std::string_view::npos && is_addition(given.substr(second + 1))) {
      given = given.substr(0, second);
    }
    auto family_words = words_of(name.substr(0, comma));
    auto given_words = words_of(given);
    drop_additions(family_words);
    drop_additions(given_words);
    return {joined(given_words, 0, given_words.size()),
            joined(family_words, 0, family_words.size())};
  }
  auto words = words_of(name.substr(0, comma));
  drop_additions(words);
  if (words.size() < 2) return {joined(words, 0, words.size()), {}};
  std::size_t family = words.size() - 1;
  while (family > 1 && is_name_particle(words[family - 1])) --family;
  return {joined(words, 0, family), joined(words, family, words.size())};
}

}  // namespace joinery
