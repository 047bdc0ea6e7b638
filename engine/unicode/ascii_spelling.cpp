#include "engine/unicode/ascii_spelling.hpp"

#include <array>
#include <span>

#include "engine/unicode/code_points.hpp"

namespace joinery {
namespace {

struct Letter {
  std::int32_t point;
  std::string_view written;
};

constexpr std::array<Letter, 14> without_strokes{{{U'ø', "o"},
                                                  {U'Ø', "O"},
                                                  {U'ł', "l"},
                                                  {U'Ł', "L"},
                                                  {U'đ', "d"},
                                                  {U'Đ', "D"},
                                                  {U'ð', "d"},
                                                  {U'þ', "th"},
                                                  {U'ı', "i"},
                                                  {U'æ', "ae"},
                                                  {U'Æ', "Ae"},
                                                  {U'œ', "oe"},
                                                  {U'ə', "e"},
                                                  {U'ħ', "h"}}};
constexpr std::array<Letter, 12> as_two_letters{{{U'ä', "ae"},
                                                 {U'Ä', "Ae"},
                                                 {U'ö', "oe"},
                                                 {U'Ö', "Oe"},
                                                 {U'ü', "ue"},
                                                 {U'Ü', "Ue"},
                                                 {U'ø', "oe"},
                                                 {U'Ø', "Oe"},
                                                 {U'å', "aa"},
                                                 {U'Å', "Aa"},
                                                 {U'æ', "ae"},
                                                 {U'Æ', "Ae"}}};

std::string spelled(std::string_view name, std::span<const Letter> letters) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const std::int32_t point = next_code_point(name, at);
    std::string_view written = name.substr(begin, at - begin);
    for (const Letter& letter : letters) {
      if (letter.point == point) written = letter.written;
    }
    out += written;
  }
  return out;
}

}  // namespace

std::vector<std::string> ascii_spellings(std::string_view name) {
  std::vector<std::string> spellings;
  for (const std::span<const Letter> letters :
       {std::span<const Letter>(without_strokes), std::span<const Letter>(as_two_letters)}) {
    std::string made = spelled(name, letters);
    if (made != name && (spellings.empty() || spellings.front() != made)) {
      spellings.push_back(std::move(made));
    }
  }
  return spellings;
}

}  // namespace joinery
