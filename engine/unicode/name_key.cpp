#include "engine/unicode/name_key.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <unicode/uchar.h>

#include "engine/unicode/code_points.hpp"
#include "engine/unicode/normal_key.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 3> silent_words{"the", "of", "and"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> long_words{
    {{"st", "saint"}, {"rep", "republic"}, {"dem", "democratic"}}};
/// No silent word is longer, and none that stands for a longer one.
constexpr std::size_t longest_special = 3;

/// A text of this length cannot have a key that fits, whatever folding makes of it.
constexpr std::size_t key_bytes_max = 1'000;

/// Letters and marks of any script, folded; other code points as ASCII spaces or nothing.
std::string simplified(std::string_view text) {
  std::string bare;
  strip_accents(text, bare);
  const std::string folded = normal_key(bare);
  std::string result;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const auto point = next_code_point(folded, at);
    const bool is_mark = point >= 0 && (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
    if (point < 0x80 || u_isalnum(point) || is_mark) {
      result.append(folded, begin, at - begin);
    } else if (point != 0x2019 && point != 0x02BC) {
      result += ' ';
    }
  }
  return result;
}

}  // namespace

bool NameKey::end_word() {
  const std::string_view word(bytes_.data() + word_, size_ - word_);
  if (word.empty()) return true;
  if (word.size() > longest_special) return close_word();
  if (std::find(silent_words.begin(), silent_words.end(), word) != silent_words.end()) {
    size_ = word_;
    return true;
  }
  for (const auto& [shorter, longer] : long_words) {
    if (word != shorter) continue;
    if (word_ + longer.size() > bytes_.size()) return false;
    std::copy(longer.begin(), longer.end(), bytes_.data() + word_);
    size_ = word_ + longer.size();
    break;
  }
  return close_word();
}

bool NameKey::close_word() {
  if (size_ == bytes_.size()) return false;
  bytes_[size_++] = ' ';
  word_ = size_;
  return true;
}

bool NameKey::append_simple(std::string_view text) {
  for (const char c : text) {
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (is_letter || is_capital) {
      if (size_ == bytes_.size()) return false;
      bytes_[size_++] = is_capital ? static_cast<char>(c | 0x20) : c;
    } else if (c != '.' && c != '\'' && c != '`') {
      if (!end_word()) return false;
    }
  }
  return end_word();
}

bool NameKey::append(std::string_view text) {
  if (is_ascii(text)) return append_simple(text);
  return text.size() <= key_bytes_max && append_simple(simplified(text));
}

bool NameKey::assign(std::string_view text) { return assign(text, {}); }

bool NameKey::assign(std::string_view first, std::string_view second) {
  size_ = word_ = 0;
  if (!append(first) || !append(second) || size_ == 0) return false;
  --size_;  // the space after the last word
  return true;
}

}  // namespace joinery
