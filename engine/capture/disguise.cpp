#include "engine/capture/disguise.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/capture/key_stream.hpp"
#include "engine/unicode/code_points.hpp"
#include "engine/unicode/email.hpp"
#include "engine/unicode/letter_case.hpp"
#include "engine/unicode/letter_kinds.hpp"

namespace joinery {
namespace {

constexpr std::string_view consonants = "bcdfghjklmnprstvz";
constexpr std::string_view vowels = "aeiou";

/// Letters of one script from which others are drawn.
struct Script {
  std::int32_t first, last;          ///< where its letters are
  std::int32_t from, to;             ///< small letters, or all, to draw from
  std::int32_t capital_from = 0;     ///< the capital of `from`; 0: the script has none
};
constexpr Script scripts[] = {
    {0x370, 0x3FF, 0x3B1, 0x3C1, 0x391},    // Greek
    {0x400, 0x4FF, 0x430, 0x44F, 0x410},    // Cyrillic
    {0x531, 0x58F, 0x561, 0x586, 0x531},    // Armenian
    {0x590, 0x5FF, 0x5D0, 0x5E9},           // Hebrew
    {0x600, 0x6FF, 0x628, 0x63A},           // Arabic
    {0x900, 0x97F, 0x915, 0x939},           // Devanagari
    {0xE00, 0xE7F, 0xE01, 0xE2E},           // Thai
    {0x10A0, 0x10FF, 0x10D0, 0x10F0},       // Georgian
    {0x3040, 0x309F, 0x304B, 0x3062},       // Hiragana
    {0x30A0, 0x30FF, 0x30AB, 0x30C2},       // Katakana
    {0x3400, 0x9FFF, 0x4E00, 0x9FA5},       // Han
    {0xAC00, 0xD7A3, 0xAC00, 0xD7A3},       // Hangul
};
/// Small letters with signs, and their capitals 32 below, both in Latin-1.
constexpr std::array<std::int32_t, 12> accented = {0xE1, 0xE0, 0xE4, 0xE9, 0xE8, 0xEA,
                                                   0xED, 0xF3, 0xF6, 0xFA, 0xFC, 0xF1};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

/// The bytes of the letter that begins at `at`, with what belongs to it; 0: no letter.
std::size_t letter_size(std::string_view text, std::size_t at) {
  if (is_ascii_letter(text[at])) return 1;
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  std::size_t end = at;
  skip_code_point(text, end);
  std::string letter;
  keep_letters(text.substr(at, end - at), letter);
  return letter.empty() ? 0 : end - at;
}

/// The bytes of the word of letters that begins at `at`: of Han script, one sign, so that a name written in
/// one piece stays the sum of its parts.
std::size_t word_size(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t size = letter_size(text, end); size != 0; size = end < text.size() ? letter_size(text, end) : 0) {
    std::size_t after = end;
    if (is_han(next_code_point(text, after))) return end == at ? size : end - at;
    end += size;
  }
  return end - at;
}

std::string small(std::string_view text) {
  std::string out;
  lower(text, out);
  return out;
}

void append_like(std::string& out, std::string_view letter, bool vowel, KeyStream& stream) {
  if (letter.size() == 1) {
    const std::string_view set = vowel ? vowels : consonants;
    const char drawn = set[stream.next(static_cast<std::uint32_t>(set.size()))];
    out += letter[0] == ascii_lower(letter[0]) ? drawn : static_cast<char>(drawn - 32);
    return;
  }
  std::size_t at = 0;
  const std::int32_t point = next_code_point(letter, at);
  const bool capital = small(letter) != letter;
  for (const Script& script : scripts) {
    if (point < script.first || point > script.last) continue;
    const auto count = static_cast<std::uint32_t>(script.to - script.from + 1);
    const bool as_capital = capital && script.capital_from != 0;
    append_code_point(out, static_cast<std::int32_t>(stream.next(count)) +
                               (as_capital ? script.capital_from : script.from));
    return;
  }
  const std::int32_t drawn = accented[stream.next(accented.size())];
  append_code_point(out, capital ? drawn - 32 : drawn);
}

/// How many values the digit at `at` can have: after leading zeros, the first is none itself.
std::vector<std::uint32_t> bases_of(std::string_view word, std::size_t zeros) {
  std::vector<std::uint32_t> bases(word.size() - zeros, 10);
  if (!bases.empty() && bases.size() > 1) bases[0] = 9;
  if (bases.size() == 1) bases[0] = 9;
  return bases;
}

bool is_hexadecimal(std::string_view text) {
  bool digit = false;
  bool letter = false;
  for (const char c : text) {
    const char l = ascii_lower(c);
    digit = digit || is_digit(c);
    letter = letter || (l >= 'a' && l <= 'f');
    if (!is_digit(c) && !(l >= 'a' && l <= 'f') && c != '-') return false;
  }
  return digit && letter && text.size() >= 16;
}

}  // namespace

bool Disguise::begins_with(std::string_view text, std::string_view piece) {
  return text.size() >= piece.size() &&
         std::equal(piece.begin(), piece.end(), text.begin(),
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

std::string Disguise::letters(std::string_view word, unsigned variant) const {
  for (unsigned again = 0;; ++again) {
    KeyStream stream(key_, "word", small(word), variant * 1000 + again);
    std::string made;
    bool vowel = stream.next(2) == 1;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t size = letter_size(word, at);
      append_like(made, word.substr(at, size), vowel, stream);
      vowel = !vowel;
      at += size;
    }
    if (small(made) != small(word)) return made;
  }
}

/// A permutation of the numbers of this length: the two halves change each other in turn, so that it
/// can be gone back, and no two numbers become one.
std::string Disguise::digits(std::string_view word, unsigned variant) const {
  const std::size_t zeros = std::min(word.find_first_not_of('0'), word.size());
  const std::vector<std::uint32_t> bases = bases_of(word, zeros);
  if (bases.empty()) return std::string(word);
  std::vector<std::uint32_t> values;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const auto digit = static_cast<std::uint32_t>(word[zeros + i] - '0');
    values.push_back(bases[i] == 9 ? digit - 1 : digit);
  }
  const std::size_t half = values.size() / 2;
  const auto text_of = [&](std::size_t begin, std::size_t end) {
    std::string text = std::to_string(word.size()) + ' ' + std::to_string(zeros);
    for (std::size_t i = begin; i < end; ++i) text += ' ' + std::to_string(values[i]);
    return text;
  };
  const auto turn = [&](std::size_t begin, std::size_t end, const std::string& by, unsigned round) {
    KeyStream stream(key_, "digits " + std::to_string(round), by, variant);
    for (std::size_t i = begin; i < end; ++i) {
      // Alone, a digit moves by one to eight, so that it never stays.
      const std::uint32_t by_much = half == 0 ? 1 + stream.next(bases[i] - 1) : stream.next(bases[i]);
      values[i] = (values[i] + by_much) % bases[i];
    }
  };
  const unsigned rounds = half == 0 ? 1 : 8;
  std::string made;
  // A number that became itself goes round once more.
  for (unsigned again = 0; made.empty() || made == word; ++again) {
    for (unsigned round = 0; round < rounds; ++round) {
      if (round % 2 == 0) turn(half, values.size(), text_of(0, half), again * 100 + round);
      else turn(0, half, text_of(half, values.size()), again * 100 + round);
    }
    made.assign(word.substr(0, zeros));
    for (std::size_t i = 0; i < values.size(); ++i) {
      made += static_cast<char>('0' + values[i] + (bases[i] == 9 ? 1 : 0));
    }
  }
  return made;
}

std::string Disguise::hexadecimal(std::string_view word, unsigned variant) const {
  KeyStream stream(key_, "hexadecimal", small(word), variant);
  std::string made;
  for (const char c : word) {
    if (c == '-') made += c;
    else if (is_digit(c)) made += static_cast<char>('0' + stream.next(10));
    else made += static_cast<char>((c >= 'a' ? 'a' : 'A') + static_cast<char>(stream.next(6)));
  }
  return made;
}

std::string Disguise::words(std::string_view text, unsigned variant) const {
  if (is_hexadecimal(text)) return hexadecimal(text, variant);
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
      made += digits(text.substr(at, end - at), variant);
    } else if (letter_size(text, at) > 0) {
      end += word_size(text, at);
      made += letters(text.substr(at, end - at), variant);
    } else {
      skip_code_point(text, end);
      made += text.substr(at, end - at);
    }
    at = end;
  }
  return made;
}

std::string Disguise::text(std::string_view text, unsigned variant) const {
  const std::string_view domain = email_domain(text);
  const bool is_address = !domain.empty() && domain.find('.') != std::string_view::npos &&
                          text.find(' ') == std::string_view::npos;
  if (!is_address) return words(text, variant);
  const std::string_view labels = domain.substr(0, domain.rfind('.'));
  return words(email_local(text), variant) + '@' + words(labels, variant) + ".example";
}

std::string Disguise::number(std::string_view text, unsigned variant) const {
  std::string made;
  bool exponent = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at]) || exponent) {
      exponent = exponent || ascii_lower(text[at]) == 'e';
      made += text[at++];
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    made += digits(text.substr(at, end - at), variant);
    at = end;
  }
  return made;
}

int Disguise::weeks(unsigned variant) const {
  KeyStream stream(key_, "weeks", "", variant);
  const int weeks = 1 + static_cast<int>(stream.next(104));
  return stream.next(2) == 0 ? weeks : -weeks;
}

}  // namespace joinery
