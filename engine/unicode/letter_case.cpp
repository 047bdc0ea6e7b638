#include "engine/unicode/letter_case.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include "engine/unicode/code_points.hpp"
#include "engine/unicode/space_class.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 20> particles{
    "van", "von", "de", "der", "den", "del", "della", "da",  "di", "dos",
    "la",  "le",  "ten", "ter", "bin", "zu",  "zum",   "zur", "af", "av"};

constexpr std::array<std::string_view, 5> ordinals{"ii", "iii", "iv", "vii", "viii"};

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c; }

/// Whether one of eight bytes is a capital, or no ASCII.
bool eight_not_small(const char* p) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
  std::uint64_t word = 0;
  std::memcpy(&word, p, 8);
  // The high bit of a byte: it is not ASCII, or at least `A` and not beyond `Z`.
  const std::uint64_t from_a = (word & ones * 0x7F) + ones * (0x80 - 'A');
  const std::uint64_t beyond_z = (word & ones * 0x7F) + ones * (0x80 - 'Z' - 1);
  return ((word | (from_a & ~beyond_z)) & ones * 0x80) != 0;
}

void append_lower(std::string_view text, std::string& out) {
  if (is_ascii(text)) {
    for (const char c : text) out += ascii_lower(c);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
}

void append_title(UChar32 point, std::string& out) { append_code_point(out, u_totitle(point)); }

bool same_in_ascii_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

bool is_word_part(UChar32 point) {
  return u_isalnum(point) || u_charType(point) == U_NON_SPACING_MARK ||
         u_charType(point) == U_COMBINING_SPACING_MARK;
}

bool is_apostrophe(UChar32 point) { return point == '\'' || point == 0x2019; }

/// From `at`: letters, digits and their marks. Moves `at` past them.
std::string_view read_word(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  for (std::size_t next = at; next < text.size(); at = next) {
    if (!is_word_part(next_code_point(text, next))) break;
  }
  return text.substr(begin, at - begin);
}

bool has_mixed_case(std::string_view word) {
  bool small = false;
  bool capital = false;
  for (std::size_t at = 0; at < word.size();) {
    const UChar32 point = next_code_point(word, at);
    small = small || u_islower(point);
    capital = capital || u_isupper(point) || u_istitle(point);
  }
  // One capital alone (`O`) is not a way of writing.
  return small && capital;
}

void append_name(std::string_view word, std::string& out) {
  std::size_t at = 0;
  append_title(next_code_point(word, at), out);
  if (has_mixed_case(word)) {
    out += word.substr(at);
    return;
  }
  // The whole word is mapped, since the form of a letter may depend on its place (Greek sigma).
  std::string small;
  append_lower(word, small);
  std::size_t rest = 0;
  skip_code_point(small, rest);
  const bool is_mc = small.starts_with("mc") && small.size() > 4;
  if (is_mc) {
    out += 'c';
    rest = 2;
    append_title(next_code_point(small, rest), out);
  }
  out.append(small, rest);
}

bool is_particle(std::string_view word, std::string_view rest) {
  if (rest.empty() || has_mixed_case(word)) return false;
  if (same_in_ascii_case(word, "al")) return rest.front() == '-';
  if (rest.front() != ' ') return false;
  return std::any_of(particles.begin(), particles.end(),
                     [&](auto particle) { return same_in_ascii_case(word, particle); });
}

/// `III` behind a name. V, X and VI are left to the names that look like them.
bool is_ordinal(std::string_view word, std::string_view text, std::size_t end) {
  if (end != text.size() || word.size() == text.size() || has_mixed_case(word)) return false;
  return std::any_of(ordinals.begin(), ordinals.end(),
                     [&](auto ordinal) { return same_in_ascii_case(word, ordinal); });
}

}  // namespace

bool is_small_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    if (eight_not_small(text.data() + at)) return false;
  }
  if (at == text.size()) return true;
  // The last eight once more, in which the rest is.
  if (text.size() >= 8) return !eight_not_small(text.data() + text.size() - 8);
  return std::none_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z');
  });
}

void lower(std::string_view text, std::string& out) {
  out.clear();
  append_lower(text, out);
}

void upper(std::string_view text, std::string& out) {
  out.clear();
  if (is_ascii(text)) {
    for (const char c : text) out += ascii_upper(c);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8ToUpper("", 0, piece(text), sink, nullptr, status);
}

void title_case(std::string_view text, std::string& out) {
  out.clear();
  bool after_apostrophe = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = read_word(text, at);
    if (word.empty()) {
      const std::size_t begin = at;
      const UChar32 point = next_code_point(text, at);
      after_apostrophe = is_apostrophe(point) && begin > 0;
      out.append(text, begin, at - begin);
      continue;
    }
    std::size_t letter = 0;
    skip_code_point(word, letter);
    const bool is_ending = after_apostrophe && letter == word.size();
    if (is_ordinal(word, text, at)) {
      for (const char c : word) out += ascii_upper(c);
    } else if (is_ending || is_particle(word, text.substr(at))) {
      append_lower(word, out);
    } else {
      append_name(word, out);
    }
    after_apostrophe = false;
  }
}

void capitalize(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UChar32 point = next_code_point(text, at);
    if (point >= 0 && u_isalnum(point)) {
      append_title(point, out);
      out.append(text, at);
      return;
    }
    out.append(text, begin, at - begin);
  }
}

void sentence_case(std::string_view text, std::string& out) {
  std::string small;
  lower(text, small);
  capitalize(small, out);
}

void initials(std::string_view text, std::string& out) {
  out.clear();
  bool wanted = true;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 point = next_code_point(text, at);
    if (is_space(point)) {
      wanted = true;
    } else if (wanted && point >= 0 && u_isalnum(point)) {
      append_code_point(out, u_toupper(point));
      wanted = false;
    }
  }
}

}  // namespace joinery
